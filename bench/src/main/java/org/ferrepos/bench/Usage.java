package org.ferrepos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of processes, from the kernel's own books. Linux only. */
public final class Usage {
    private static final double TICKS_PER_SECOND = 100;
    private static final int PARENT = 1;
    private static final int OWN_USER = 11;
    private static final int ENDED_CHILDREN = 13;

    private Usage() {}

    /** CPU seconds that a process has used, its threads included. */
    public static double cpuSeconds(long pid) {
        return seconds(fields(pid), OWN_USER);
    }

    /** CPU seconds of a process and of its children, also those that have ended. */
    public static double familyCpuSeconds(long pid) {
        double sum = cpuSeconds(pid) + seconds(fields(pid), ENDED_CHILDREN);
        for (long child : children(pid)) {
            sum += cpuSeconds(child);
        }
        return sum;
    }

    /** Resident memory in MiB. */
    public static double residentMebibytes(long pid) {
        return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / 1024.0;
    }

    /** The highest resident memory so far in MiB. */
    public static double peakMebibytes(long pid) {
        return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:") / 1024.0;
    }

    /** Memory of a process and its children in MiB; what they share is counted once. */
    public static double familyMebibytes(long pid) {
        return Stream.concat(Stream.of(pid), children(pid).stream())
                .mapToDouble(each -> kibibytes(Path.of("/proc", Long.toString(each), "smaps_rollup"), "Pss:") / 1024.0)
                .sum();
    }

    private static List<Long> children(long pid) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .filter(candidate -> parent(candidate) == pid)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be read", e);
        }
    }

    private static long parent(long pid) {
        String[] fields = fields(pid);
        return fields.length > PARENT ? Long.parseLong(fields[PARENT]) : 0;
    }

    private static double seconds(String[] fields, int from) {
        return fields.length > from + 1
                ? (Long.parseLong(fields[from]) + Long.parseLong(fields[from + 1])) / TICKS_PER_SECOND
                : 0;
    }

    /** What follows the name of the process; nothing when it has ended. */
    private static String[] fields(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];
        }
    }

    private static long kibibytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
