package dev.tenantonboarding.localcloud.eventbridge.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    /** From Friday, 31 July 2026, 10:20:30; many are examples of EventBridge's user guide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(5 minutes)               | 2026-07-31T10:25:30Z 2026-07-31T10:30:30Z
            rate(1 hour)                  | 2026-07-31T11:20:30Z 2026-07-31T12:20:30Z
            rate(7 days)                  | 2026-08-07T10:20:30Z 2026-08-14T10:20:30Z
            cron(0 10 * * ? *)            | 2026-08-01T10:00:00Z 2026-08-02T10:00:00Z
            cron(15 12 * * ? *)           | 2026-07-31T12:15:00Z 2026-08-01T12:15:00Z
            cron(0 18 ? * MON-FRI *)      | 2026-07-31T18:00:00Z 2026-08-03T18:00:00Z
            cron(0 8 1 * ? *)             | 2026-08-01T08:00:00Z 2026-09-01T08:00:00Z
            cron(0/15 * * * ? *)          | 2026-07-31T10:30:00Z 2026-07-31T10:45:00Z
            cron(0/10 * ? * MON-FRI *)    | 2026-07-31T10:30:00Z 2026-07-31T10:40:00Z
            cron(0/5 8-17 ? * MON-FRI *)  | 2026-07-31T10:25:00Z 2026-07-31T10:30:00Z
            cron(0 9 ? * 2#1 *)           | 2026-08-03T09:00:00Z 2026-09-07T09:00:00Z
            cron(15 10 ? * 6L 2026-2027)  | 2026-08-28T10:15:00Z 2026-09-25T10:15:00Z
            cron(0 0 L * ? *)             | 2026-08-31T00:00:00Z 2026-09-30T00:00:00Z
            cron(0 0 LW * ? *)            | 2026-08-31T00:00:00Z 2026-09-30T00:00:00Z
            cron(0 0 1W * ? *)            | 2026-08-03T00:00:00Z 2026-09-01T00:00:00Z
            cron(0 0 ? * L *)             | 2026-08-01T00:00:00Z 2026-08-08T00:00:00Z
            cron(30 20 29 FEB ? *)        | 2028-02-29T20:30:00Z 2032-02-29T20:30:00Z
            cron(0 12 1,15 JAN,sep ? *)   | 2026-09-01T12:00:00Z 2026-09-15T12:00:00Z
            """)
    void it_fires_when_aws_says(String expression, String times) {
        var schedule = Schedule.parse(expression);
        var found = Stream.iterate(schedule.after(Instant.parse("2026-07-31T10:20:30Z")).orElseThrow(), time -> schedule.after(time).orElseThrow())
                .limit(2).map(Instant::toString).collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(times);
    }

    @Test
    void a_schedule_whose_years_are_over_never_fires() {
        assertThat(Schedule.parse("cron(0 0 1 1 ? 2020)").after(Instant.parse("2026-07-31T10:20:30Z"))).isEmpty();
        assertThat(Schedule.parse("cron(0 0 30 2 ? *)").after(Instant.parse("2026-07-31T10:20:30Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "rate(5 seconds)", "every day", "cron(0 10 * * *)",
        "cron(0 10 * * * *)", "cron(0 10 ? * ? *)", "cron(60 10 * * ? *)", "cron(0 24 * * ? *)", "cron(0 10 0 * ? *)", "cron(0 10 ? * 8 *)",
        "cron(0 10 ? * MON#6 *)", "cron(0 10 * 13 ? *)", "cron(0 10 * * ? 1969)", "cron(5-1 10 * * ? *)", "cron(*/0 10 * * ? *)", "at(2026-01-01T00:00:00)"})
    void what_is_no_schedule_is_refused(String expression) {
        assertThatThrownBy(() -> Schedule.parse(expression)).hasMessage("Parameter ScheduleExpression is not valid.");
    }
}
