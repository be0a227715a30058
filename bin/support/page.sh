# shellcheck shell=bash
# Asks a server for what it has. Sourced by build.sh, and part of the container image.

# answers <host> <port> <path>: whether there is something at that path, all of which is taken
answers() {
  (
    exec 3<>"/dev/tcp/$1/$2" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$3" >&3
    IFS=' ' read -r -t 10 _ status _ <&3 && [ "$status" = 200 ] && cat <&3 >/dev/null
  ) 2>/dev/null
}

# page_answers <host> <port>: whether our page is there
page_answers() { answers "$1" "$2" /tagpilot/; }

# training_dataset <workspace>: puts a dataset there for a server to be tried out with, called 1_training
training_dataset() {
  mkdir -p "$1/datasets/1_training"
  printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' >"$1/datasets/1_training/dot.gif"
  printf 'dot' >"$1/datasets/1_training/dot.txt"
}

# training_answers <host> <port>: whether it has shown the page; that dataset, too, if it has such
training_answers() {
  page_answers "$1" "$2" || return 1
  answers "$1" "$2" '/api/tagpilot/load?name=1_training&content=links' || :
}
