package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Taskset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code benchmarks/run cold}: fresh processes that verify one delivery each. */
public final class Cold {

    private Cold() {}

    /**
     * Measures and prints the figures.
     *
     * @param args a directory for archives and logs; then, optionally, {@code --quick} for a first impression on the
     *     running JDK alone, or the home of a second JDK
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        ColdPlan plan = plan(List.of(args).subList(1, args.length));
        ColdTimes times = new ColdTimes();
        for (List<Launch> group : plan.groups(directory)) {
            System.out.println(
                    group.get(0).jdk() + ", " + group.get(0).variant().label());
            for (Launch launch : group) {
                launch.train();
                times.addClasses(launch, launch.classesOutsideArchives());
            }
            for (int round = 0; round < plan.rounds(); round++) {
                for (Launch launch : group) {
                    times.add(launch, launch.milliseconds());
                }
            }
            times.print(group);
        }
        System.out.println();
        System.out.println("Milliseconds inside main, medians of " + plan.rounds()
                + " fresh processes each. One CPU is -XX:ActiveProcessorCount=1 with "
                + (Taskset.PREFIX.isEmpty() ? "no taskset, which is not there." : "taskset -c 0."));
        times.figures(plan.jdks().get(0)).print();
    }

    private static ColdPlan plan(List<String> options) throws IOException {
        List<Jdk> jdks = Jdk.chosen(options);
        return options.contains("--quick")
                ? new ColdPlan(ColdContender.quick(), jdks, 7)
                : new ColdPlan(ColdContender.all(), jdks, 15);
    }
}
