package io.github.qstash4j.test.ledger;

import io.github.qstash4j.receiver.ledger.DeliveryLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The model, or what was made of it, with everything that a ledger can have: an engine, processes, clocks. */
final class ModelUnderTest implements LedgerUnderTest {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** A model, or a mutant of it, as one process has it. */
    interface Maker {

        DeliveryLedger make(ModelLedger.Setting setting);
    }

    private final Maker maker;
    private final VirtualClock clock;
    private final ModelStore store = new ModelStore();
    private final ModelEngine engine;
    private final boolean storesClock;
    private final DeliveryLedger ledger;

    private ModelUnderTest(Maker maker, VirtualClock clock, boolean storesClock) {
        this(maker, clock, storesClock, store -> new ModelEngine());
    }

    private ModelUnderTest(
            Maker maker, VirtualClock clock, boolean storesClock, Function<ModelStore, ModelEngine> engine) {
        this.engine = engine.apply(store);
        this.maker = maker;
        this.clock = clock;
        this.storesClock = storesClock;
        this.ledger = process(clock);
    }

    /** In a store whose own clock decides. */
    static ModelUnderTest byTheStoresClock(Maker maker) {
        return new ModelUnderTest(maker, new VirtualClock(), true);
    }

    /** In a store that leaves it to the clocks of its clients. */
    static ModelUnderTest byTheClientsClocks(Maker maker) {
        return new ModelUnderTest(maker, new VirtualClock(), false);
    }

    /** In a store where time passes by itself, as it does in a real one. */
    static ModelUnderTest inPassingTime(Maker maker) {
        return new ModelUnderTest(maker, new PassingClock(), true);
    }

    /** In a store behind another engine. */
    static ModelUnderTest behind(Function<ModelStore, ModelEngine> engine) {
        return new ModelUnderTest(ModelLedger::new, new VirtualClock(), true, engine);
    }

    private DeliveryLedger process(Clock processClock) {
        return engine.asked(maker.make(new ModelLedger.Setting(store, processClock, margin(), retention())));
    }

    private Duration margin() {
        return storesClock ? Duration.ZERO : MARGIN;
    }

    @Override
    public DeliveryLedger ledger() {
        return ledger;
    }

    @Override
    public Optional<DeliveryLedger> another() {
        return Optional.of(process(clock));
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Override
    public Duration lease() {
        return clock instanceof PassingClock ? Duration.ofSeconds(2) : Duration.ofMinutes(15);
    }

    @Override
    public Duration retention() {
        return clock instanceof PassingClock ? Duration.ofSeconds(10) : Duration.ofDays(7);
    }

    @Override
    public Duration precision() {
        return clock instanceof PassingClock ? Duration.ofMillis(500) : Duration.ofMillis(1);
    }

    @Override
    public Optional<LedgerEngine> engine() {
        return Optional.of(engine);
    }

    @Override
    public Optional<ClientClock> clientClock() {
        return storesClock
                ? Optional.empty()
                : Optional.of(new ClientClock() {
                    @Override
                    public DeliveryLedger off(Duration offset) {
                        return process(Clock.offset(clock, offset));
                    }

                    @Override
                    public Duration margin() {
                        return MARGIN;
                    }
                });
    }

    @Override
    public void close() {}
}
