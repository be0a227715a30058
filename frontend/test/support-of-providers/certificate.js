import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const password = "changeit";

/** @type {Promise<{ pfx: Buffer, passphrase: string }> | undefined} */
let made;

/**
 * A certificate that nobody vouches for, for all fake providers of this process. Browsers have to be told to take it.
 *
 * @returns {Promise<{ pfx: Buffer, passphrase: string }>}
 */
export function certificate() {
  return (made ??= make());
}

async function make() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tagpilot-certificate-"));
  try {
    const file = path.join(folder, "fake.p12");
    const keytool = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/keytool") : "keytool";
    await promisify(execFile)(keytool, [
      ...["-genkeypair", "-alias", "fake", "-keyalg", "EC", "-validity", "2", "-dname", "CN=localhost"],
      ...["-ext", "SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12"],
      ...["-keystore", file, "-storepass", password],
    ]);
    return { pfx: await readFile(file), passphrase: password };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
