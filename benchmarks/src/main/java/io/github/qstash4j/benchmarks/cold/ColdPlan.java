package io.github.qstash4j.benchmarks.cold;

import io.github.qstash4j.benchmarks.Jdk;
import io.github.qstash4j.benchmarks.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes are started.
 *
 * @param rounds how many fresh processes each contender gets in each variant
 */
record ColdPlan(List<ColdContender> contenders, List<Jdk> jdks, int rounds) {

    /** Group by group: whoever is compared runs in turns, right after one another. */
    List<List<Launch>> groups(Path directory) {
        List<List<Launch>> groups = new ArrayList<>();
        for (Jdk jdk : jdks) {
            for (Variant variant : Variant.values()) {
                if (variant != Variant.AOT_CACHE || jdk.hasAotCache()) {
                    groups.add(contenders.stream()
                            .map(contender -> new Launch(contender, jdk, variant, directory))
                            .toList());
                }
            }
        }
        return groups;
    }
}
