package io.github.qstash4j.devserver.api;

/** In which order a list comes: the parameter {@code order}. */
enum Order {
    EARLIEST_FIRST("earliestFirst"),
    LATEST_FIRST("latestFirst");

    static final String PARAMETER = "order";

    private final String text;

    Order(String text) {
        this.text = text;
    }

    /** The order that a call wants, or the other one when it does not say. */
    static Order of(Query query, Order otherwise) {
        String wanted = query.single(PARAMETER);
        if (wanted == null) {
            return otherwise;
        }
        for (Order order : values()) {
            if (order.text.equals(wanted)) {
                return order;
            }
        }
        throw new OptionValue("The parameter " + PARAMETER, wanted).invalid("must be earliestFirst or latestFirst");
    }
}
