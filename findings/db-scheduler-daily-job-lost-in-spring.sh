#!/bin/sh
# A daily job that is lost on the night when the clock goes forward.
#
# One would assume: a daily cron task ("every day at 00:30") of db-scheduler runs every day. Where the wall clock jumps
# over 00:30, as at midnight of 6 September 2026 in Santiago, other schedulers run it at the first moment after the gap.
#
# What happens: the schedule answers with 00:30 of the day after. That day has no run at all: two runs lie 47 hours apart.
# Nothing is logged, since for the scheduler no run was missed. A time that comes twice (23:30 of 4 April 2026) runs once.
#
# Whom it hurts: chains in Chile, whose clock changes at midnight, just where closings of the day, backups and nightly
# reports are put. In most of the world the gap lies at 02:00 or 03:00, and few notice.
#
# Needs a JDK 17 or newer and Maven. Ends with 1 when the behaviour is no longer what is told here.
set -eu

version=16.12.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.github.kagkarlsson</groupId><artifactId>db-scheduler</artifactId><version>$version</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >maven.log 2>&1 || {
    tail -5 maven.log >&2
    exit 2
}

cat >Next.java <<'JAVA'
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

class Next {
    static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    public static void main(String[] arguments) {
        tell("spring, every day at 00:30", Schedules.cron("0 30 0 * * *", SANTIAGO), "2026-09-04T12:00");
        tell("autumn, every day at 23:30", Schedules.cron("0 30 23 * * *", SANTIAGO), "2026-04-03T12:00");
    }

    static void tell(String name, Schedule schedule, String from) {
        Instant at = LocalDateTime.parse(from).atZone(SANTIAGO).toInstant();
        System.out.println(name);
        for (int run = 0; run < 4; run++) {
            at = schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(at));
            System.out.println("  " + at.atZone(SANTIAGO));
        }
    }
}
JAVA
java -cp 'lib/*' Next.java >seen 2>java.log || {
    tail -5 java.log >&2
    exit 2
}

cat >expected <<'TEXT'
spring, every day at 00:30
  2026-09-05T00:30-04:00[America/Santiago]
  2026-09-07T00:30-03:00[America/Santiago]
  2026-09-08T00:30-03:00[America/Santiago]
  2026-09-09T00:30-03:00[America/Santiago]
autumn, every day at 23:30
  2026-04-03T23:30-03:00[America/Santiago]
  2026-04-04T23:30-03:00[America/Santiago]
  2026-04-05T23:30-04:00[America/Santiago]
  2026-04-06T23:30-04:00[America/Santiago]
TEXT
echo "db-scheduler $version, $(java -version 2>&1 | head -n 1)"
cat seen
if ! diff -u expected seen; then
    echo 'The behaviour has changed.' >&2
    exit 1
fi
echo 'As told: no run on 6 September 2026.'
