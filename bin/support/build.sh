# shellcheck shell=bash disable=SC2154 # root is set by who sources this
# Builds what bin/run and bin/bench start: the server, unpacked, with an archive of its classes. Needs tools.sh and $root.
# shellcheck source=bin/support/page.sh
. "$root/bin/support/page.sh"

# The build of bin/run has a folder of its own: a running server must not lose its files to `mvn clean`.
run_folder=$root/target/run

# sum <files and folders…>: one number for the content and the names of everything in them
sum() {
  (cd "$root" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum | tr -d ' ')
}

# need_page_modules <run|test>: what the page is made from; with `test` also the tools that check it
need_page_modules() {
  stamp=$root/frontend/node_modules/.tagpilot
  wanted=$(cksum <"$root/frontend/package-lock.json" | tr -d ' ')
  installed=$(cat "$stamp" 2>/dev/null) || installed=
  if [ "$installed" = "test $wanted" ] || [ "$installed" = "$1 $wanted" ]; then return 0; fi
  say "Getting the page's modules from the npm registry"
  kind=$1
  [ ! -d "$root/frontend/node_modules/eslint" ] || kind='test' # who has the tools keeps them
  omit=
  [ "$kind" = test ] || omit=--omit=dev
  # shellcheck disable=SC2086 # nothing at all is meant when there is nothing to omit
  (cd "$root/frontend" && run_npm ci --no-audit --no-fund --loglevel=error $omit) ||
    fail "npm could not get the page's modules. What it said stands above; without a network, try again later."
  printf '%s %s' "$kind" "$wanted" >"$stamp"
}

# build_server [<a JAR file of just these sources>]: makes $app, the folder with the unpacked server, unless it is there for just these
# sources
build_server() {
  sources=$(sum bin/support/build.sh bin/support/page.sh pom.xml src/main frontend/app frontend/build.js frontend/package.json frontend/package-lock.json)
  java_version=$("$JAVA_HOME/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = //p')
  app=$run_folder/app-$(printf '%s %s %s' "$sources" "$JAVA_HOME" "$java_version" | cksum | tr -d ' ')
  [ ! -f "$app/complete" ] || return 0
  jar=$run_folder/build/tagpilot.jar
  if [ $# -gt 0 ]; then mkdir -p "${jar%/*}" && cp "$1" "$jar"; else build_jar; fi
  rm -rf "$app"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" \
    extract --destination "$app" >/dev/null || fail "The built server could not be unpacked into $app."
  train "$app"
  : >"$app/complete"
  # shellcheck disable=SC2012 # the names are ours; the one before stays, a server may be running from it
  ls -dt "$run_folder"/app-* | tail -n +3 | while read -r old; do rm -rf "$old"; done
}

# build_jar: makes $jar
build_jar() {
  need_maven
  need_page_modules run
  say "Building TagPilot (the first time, Maven gets its libraries; that takes a few minutes)"
  (cd "$root" && mvn -B -q -ntp -Dstyle.color=never -Dquick -Dmaven.test.skip=true "-Dbuild.folder=$run_folder/build" package) ||
    fail "The build failed. What went wrong stands above."
}

# train <folder>: starts the server there once and asks for the page and a dataset, so that Java keeps the classes for it in the form it needs in
# memory.
# Only speed depends on it; a start without the archive works.
train() {
  say "Preparing a quick start"
  training=$(mktemp -d)
  training_dataset "$training"
  # shellcheck disable=SC2046 # several options are meant
  (cd "$1" && exec "$JAVA_HOME/bin/java" $(java_options) $(archive_option write) \
    -jar tagpilot.jar "--tagpilot.workspace=$training" --server.port=0) >"$training/log" 2>&1 &
  trained=$!
  trap 'kill "$trained" 2>/dev/null' EXIT # when this is interrupted
  until_up "$trained" "$training/log"
  sleep 2 # in which it gets ready for thumbnails
  kill "$trained" 2>/dev/null || :
  wait "$trained" || :
  trap - EXIT
  rm -rf "$training"
}

# until_up <process> <log>: waits until the server that writes the log has shown its page and the dataset
until_up() {
  patience=$((SECONDS + 60))
  while kill -0 "$1" 2>/dev/null && [ "$SECONDS" -lt "$patience" ]; do
    trained_port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$2")
    if [ -n "$trained_port" ] && training_answers 127.0.0.1 "$trained_port"; then return; fi
    sleep 0.1
  done
  say "The server could not be tried out; starting takes a second longer."
}

# archive_option <write|read>: since 25, Java can keep more than the classes
archive_option() {
  if [ "$(jdk_major "$JAVA_HOME")" -ge 25 ]; then
    if [ "$1" = write ]; then printf '%s' -XX:AOTCacheOutput=tagpilot.aot; else printf '%s' -XX:AOTCache=tagpilot.aot; fi
  else
    if [ "$1" = write ]; then printf '%s' -XX:ArchiveClassesAtExit=tagpilot.jsa; else printf '%s' -XX:SharedArchiveFile=tagpilot.jsa; fi
  fi
}

# The same when the archive is made and when it is used, or Java would not use it. A failure for want of memory ends the process:
# what follows one cannot be trusted, and a save that was cut off is completed at the next start.
java_options() {
  printf '%s ' -Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Xlog:disable -Xlog:all=error:stderr
}
