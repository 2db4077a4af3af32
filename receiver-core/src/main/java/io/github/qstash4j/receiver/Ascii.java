package io.github.qstash4j.receiver;

/** Upper and lower case in the protocols' sense: no letter outside ASCII may pass for one of theirs. */
final class Ascii {

    private Ascii() {}

    /** Unlike {@link String#toLowerCase()}, which makes a k of the Kelvin sign. */
    static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                return lowerCaseFrom(text, i);
            }
        }
        return text;
    }

    private static String lowerCaseFrom(String text, int firstUpper) {
        char[] chars = text.toCharArray();
        for (int i = firstUpper; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }
}
