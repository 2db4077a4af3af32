package io.github.qstash4j.test;

/** How many characters have to be added, removed or replaced to make one text of another (Levenshtein's distance). */
final class EditDistance {

    /** The time it takes grows with the square of the length, and a URL may have 16,384 characters. */
    private static final int COMPARED = 200;

    private EditDistance() {}

    /** Between the first 200 characters of each. */
    static int between(String one, String other) {
        String across = one.substring(0, Math.min(COMPARED, one.length()));
        String down = other.substring(0, Math.min(COMPARED, other.length()));
        int[] row = new int[across.length() + 1];
        for (int column = 0; column <= across.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= down.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= across.length(); column++) {
                int replaced = diagonal + (across.charAt(column - 1) == down.charAt(line - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[across.length()];
    }
}
