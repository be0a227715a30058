# The page, packed
FROM node:22-slim AS page
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --omit=dev
COPY frontend/build.js ./
COPY frontend/app app
RUN npm run build

# The server, unpacked
FROM maven:3-eclipse-temurin-25 AS server
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
COPY --from=page /build/frontend/packed frontend/packed
RUN mvn -B -q -ntp -Dquick -Dexec.skip -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/tagpilot.jar extract --destination /opt/tagpilot

FROM eclipse-temurin:25-jre
# Without a UTF-8 locale, Java cannot open files whose names have letters beyond ASCII
ENV LANG=C.UTF-8 \
    SERVER_ADDRESS=0.0.0.0 \
    WORKSPACE_ROOT=/workspace
WORKDIR /opt/tagpilot
COPY --from=server /opt/tagpilot ./
COPY bin/support/page.sh ./
# One start, one page and one dataset, so that Java keeps the classes of all three in the form that it needs in memory: later starts take half
# the time. It must use the same Java options as the entry point.
RUN bash -c '. ./page.sh && training_dataset /tmp/training' && \
    { java -Xmx512m -XX:+UseSerialGC -XX:AOTCacheOutput=tagpilot.aot \
      -jar tagpilot.jar --tagpilot.workspace=/tmp/training & } && \
    server=$!; \
    until bash -c '. ./page.sh && training_answers 127.0.0.1 7878'; do kill -0 $server || exit 1; sleep 0.2; done; \
    sleep 2; \
    kill $server; \
    wait $server; \
    rm -rf /tmp/training && mkdir /workspace && chown 1000:1000 /workspace
# A volume that belongs to another user needs `docker run --user`
USER 1000:1000
VOLUME /workspace
EXPOSE 7878
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", \
  ". /opt/tagpilot/page.sh && page_answers 127.0.0.1 ${SERVER_PORT:-7878}"]
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:AOTCache=tagpilot.aot", "-XX:+ExitOnOutOfMemoryError", "-jar", "tagpilot.jar"]
