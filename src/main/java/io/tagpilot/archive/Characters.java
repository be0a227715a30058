package io.tagpilot.archive;

/** Characters that have no place in a file name because nobody can see what they do. */
final class Characters {

    private Characters() {}

    static boolean isUnseen(int point) {
        return Character.isISOControl(point)
                || isDirection(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || point == 0x2028
                || point == 0x2029
                || point == 0xfeff;
    }

    /** Marks that turn the direction of writing, with which "gpj.exe" is shown as "exe.jpg". */
    private static boolean isDirection(int point) {
        return (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200e
                || point == 0x200f;
    }
}
