package dev.tenantonboarding.tests.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;

class MapRunsTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:work";
    private static final String CALL = "{'Type':'Task','Resource':'" + FUNCTION + "','End':true}";
    private static final String WAIT = "{'Type':'Wait','Seconds':60,'End':true}";
    private static final String READER = "'ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2','Arguments':{'Bucket':'case-items'}},";
    private static CaseCloud cloud;

    @BeforeAll
    static void open() {
        cloud = new CaseCloud();
    }

    @AfterAll
    static void close() {
        cloud.close();
    }

    @AfterEach
    void clear() {
        cloud.clear();
    }

    /** A machine with one distributed Map, whose executions have one state. */
    private static String definition(String fields, String state) {
        return ("{'QueryLanguage':'JSONata','StartAt':'M','States':{'M':{'Type':'Map','Label':'each'," + fields
                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'S','States':{'S':" + state
                + "}},'End':true}}}").replace('\'', '"');
    }

    private static Map<String, ?> boom() {
        return Map.of("throws", Map.of("errorType", "Boom", "errorMessage", "no luck"));
    }

    @Test
    void a_map_run_tells_of_its_settings_and_counts() {
        var execution = cloud.start(cloud.machine(definition("'Items':[1,2,3],'MaxConcurrency':2,'ToleratedFailurePercentage':10.5,", WAIT)), "{}");
        cloud.ended(execution);

        var listed = cloud.states().listMapRuns(request -> request.executionArn(execution)).mapRuns().getFirst();
        var run = cloud.states().describeMapRun(request -> request.mapRunArn(listed.mapRunArn()));
        assertThat(listed.mapRunArn()).startsWith("arn:aws:states:us-east-1:000000000000:mapRun:case/each:");
        assertThat(listed.stateMachineArn()).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:case/each");
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.executionArn()).isEqualTo(execution);
        assertThat(run.stopDate()).isEqualTo(listed.stopDate()).isAfter(run.startDate());
        assertThat(run.maxConcurrency()).isEqualTo(2);
        assertThat(run.toleratedFailurePercentage()).isEqualTo(10.5f);
        assertThat(run.toleratedFailureCount()).isZero();
        assertThat(run.itemCounts().succeeded()).isEqualTo(3);
        assertThat(run.executionCounts().resultsWritten()).isEqualTo(3);
        assertThat(run.executionCounts().total()).isEqualTo(3);
        assertThatThrownBy(() -> cloud.states().describeMapRun(request -> request.mapRunArn(run.mapRunArn() + "0")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void its_executions_are_executions_of_their_own() {
        cloud.functions(Map.of(FUNCTION, List.of(boom())));
        var execution = cloud.start(cloud.machine(definition("'Items':[1],", CALL)), "{}");
        cloud.ended(execution);

        var run = cloud.mapRuns(execution).getFirst();
        var child = cloud.states().describeExecution(request -> request.executionArn(cloud.children(run).getFirst()));
        assertThat(child.executionArn()).isEqualTo("arn:aws:states:us-east-1:000000000000:execution:case/each:" + child.name());
        assertThat(child.stateMachineArn()).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:case/each");
        assertThat(child.mapRunArn()).isEqualTo(run);
        assertThat(child.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(child.error()).isEqualTo("Boom");
        assertThat(child.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN);
        assertThatThrownBy(() -> cloud.states().redriveExecution(request -> request.executionArn(child.executionArn())))
                .isInstanceOf(ExecutionNotRedrivableException.class).hasMessageContaining(run);
        var ofMachine = cloud.states().describeStateMachineForExecution(request -> request.executionArn(child.executionArn()));
        assertThat(ofMachine.label()).isEqualTo("each");
        assertThat(ofMachine.mapRunArn()).isEqualTo(run);
        assertThat(cloud.states().listExecutions(request -> request.stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:case"))
                .executions()).extracting(item -> item.executionArn()).containsExactly(execution);
    }

    @Test
    void a_redriven_map_runs_only_what_did_not_succeed() {
        cloud.functions(Map.of(FUNCTION, List.of(Map.of("returns", "first"), boom(), Map.of("echoes", true))));
        var execution = cloud.start(cloud.machine(definition("'Items':[1,2,3],'MaxConcurrency':1,", CALL)), "{}");
        assertThat(cloud.ended(execution).error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        var run = cloud.mapRuns(execution).getFirst();
        assertThat(cloud.states().describeMapRun(request -> request.mapRunArn(run)).executionCounts().pending()).isEqualTo(1);

        cloud.states().redriveExecution(request -> request.executionArn(execution));

        assertThat(cloud.ended(execution).output()).isEqualTo("[\"first\",2,3]");
        assertThat(Events.headlines(cloud.history(execution))).containsExactly("1<0 ExecutionStarted", "2<0 MapStateEntered",
                "3<2 MapStateStarted", "4<3 MapRunStarted", "5<4 MapRunFailed", "6<5 MapStateFailed", "7<6 ExecutionFailed",
                "8<7 ExecutionRedriven", "9<8 MapRunRedriven", "10<9 MapRunSucceeded", "11<10 MapStateSucceeded", "12<9 MapStateExited",
                "13<12 ExecutionSucceeded");
        assertThat(cloud.mapRuns(execution)).containsExactly(run);
        assertThat(cloud.states().describeMapRun(request -> request.mapRunArn(run)).redriveCount()).isEqualTo(1);
        var redriven = cloud.states().describeExecution(request -> request.executionArn(cloud.children(run).get(1)));
        assertThat(redriven.redriveCount()).isEqualTo(1);
        assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_map_that_could_not_read_its_items_is_redriven_with_a_new_run() {
        var blind = cloud.role("blind", policy("states:StartExecution", "*"));
        cloud.put("one", "1");
        var execution = cloud.start(cloud.machine(definition(READER, "{'Type':'Pass','Output':1,'End':true}"), blind), "{}");
        var failed = cloud.ended(execution);
        assertThat(failed.error()).isEqualTo("States.ItemReaderFailed");
        assertThat(failed.cause()).contains("is not authorized to perform: s3:ListBucket");

        cloud.grant("blind", policy("states:StartExecution\",\"s3:ListBucket", "*"));
        cloud.states().redriveExecution(request -> request.executionArn(execution));

        assertThat(cloud.ended(execution).output()).isEqualTo("[1]");
        assertThat(cloud.mapRuns(execution)).hasSize(2);
    }

    @Test
    void a_role_that_may_not_start_its_own_machine_runs_no_distributed_map() {
        var powerless = cloud.role("powerless", policy("s3:ListBucket", "*"));
        var execution = cloud.start(cloud.machine(definition("'Items':[1],", WAIT), powerless), "{}");

        var failed = cloud.ended(execution);
        assertThat(failed.cause()).contains("is not authorized to perform: states:StartExecution on resource:"
                + " arn:aws:states:us-east-1:000000000000:stateMachine:case");
        assertThat(cloud.mapRuns(execution)).isEmpty();
    }

    @Test
    void stopping_an_execution_stops_those_that_its_map_started() {
        cloud.functions(Map.of(FUNCTION, List.of(Map.of("hangs", true))));
        var execution = cloud.start(cloud.machine(definition("'Items':[1,2],'MaxConcurrency':1,", CALL)), "{}");
        while (cloud.mapRuns(execution).isEmpty() || cloud.children(cloud.mapRuns(execution).getFirst()).isEmpty()) {
            Thread.onSpinWait();
        }
        var run = cloud.mapRuns(execution).getFirst();

        cloud.states().stopExecution(request -> request.executionArn(execution));

        var described = cloud.states().describeMapRun(request -> request.mapRunArn(run));
        assertThat(described.status()).isEqualTo(MapRunStatus.ABORTED);
        assertThat(described.itemCounts().aborted()).isEqualTo(1);
        assertThat(described.itemCounts().pending()).isEqualTo(1);
    }

    @Test
    void a_map_that_a_failing_sibling_cuts_off_is_aborted_with_its_executions() {
        var map = definition("'Items':[1],", WAIT);
        var states = map.substring(map.indexOf("\"States\":") + "\"States\":".length(), map.length() - 1);
        var execution = cloud.start(cloud.machine(("{'QueryLanguage':'JSONata','StartAt':'Both','States':{'Both':{'Type':'Parallel','End':true,"
                + "'Branches':[{'StartAt':'M','States':STATES},{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':5,'Next':'F'},"
                + "'F':{'Type':'Fail','Error':'E'}}}]}}}").replace('\'', '"').replace("STATES", states)), "{}");
        assertThat(cloud.ended(execution).error()).isEqualTo("E");

        var run = cloud.mapRuns(execution).getFirst();
        assertThat(cloud.states().describeMapRun(request -> request.mapRunArn(run)).status()).isEqualTo(MapRunStatus.ABORTED);
        assertThat(cloud.history(execution)).extracting(event -> event.typeAsString()).contains("MapStateAborted", "MapRunAborted");
        var child = cloud.states().describeExecution(request -> request.executionArn(cloud.children(run).getFirst()));
        assertThat(child.status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void a_thousand_executions_run_at_once() {
        var execution = cloud.start(cloud.machine(definition("'Items':'{% [1..1000] %}',", WAIT)), "{}");

        var ended = cloud.ended(execution);
        assertThat(ended.output()).startsWith("[1,2,3,").endsWith(",1000]");
        assertThat(Duration.between(ended.startDate(), ended.stopDate())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void a_running_map_takes_new_settings_and_an_ended_one_does_not() {
        cloud.functions(Map.of(FUNCTION, List.of(Map.of("hangs", true))));
        var execution = cloud.start(cloud.machine(definition("'Items':[1,2],'MaxConcurrency':1,", CALL)), "{}");
        while (cloud.mapRuns(execution).isEmpty() || cloud.children(cloud.mapRuns(execution).getFirst()).isEmpty()) {
            Thread.onSpinWait();
        }
        var run = cloud.mapRuns(execution).getFirst();

        cloud.states().updateMapRun(request -> request.mapRunArn(run).maxConcurrency(2).toleratedFailureCount(1L));
        while (cloud.children(run).size() < 2) {
            Thread.onSpinWait();
        }

        assertThat(cloud.states().describeMapRun(request -> request.mapRunArn(run)).toleratedFailureCount()).isEqualTo(1);
        cloud.states().stopExecution(request -> request.executionArn(execution));
        assertThatThrownBy(() -> cloud.states().updateMapRun(request -> request.mapRunArn(run).maxConcurrency(3)))
                .hasMessageContaining("is ABORTED and cannot be updated");
    }

    private static String policy(String actions, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"" + actions + "\"],\"Resource\":\"" + resource + "\"}]}";
    }
}
