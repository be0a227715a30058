# shellcheck shell=bash
# Asks a server whether the page is there. Sourced by build.sh, and part of the container image.

# page_answers <host> <port>: whether our page is there
page_answers() {
  (
    exec 3<>"/dev/tcp/$1/$2" || exit 1
    printf 'GET /tagpilot/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    IFS=' ' read -r -t 10 _ status _ <&3 && [ "$status" = 200 ]
  ) 2>/dev/null
}
