package dev.tenantonboarding.tenantctl.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tenantonboarding.tenancy.RecordJson;
import dev.tenantonboarding.tenancy.TenantId;
import dev.tenantonboarding.tenancy.TenantRecord;
import dev.tenantonboarding.tenantctl.CommandFailed;
import dev.tenantonboarding.tenantctl.LocalClients;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class RecordsTest {
    private static final String BUCKET = "some-records";

    @TempDir
    private Path folder;
    private LocalClients local;
    private S3Client s3;
    private Records records;

    @BeforeEach
    void start() {
        local = LocalClients.start(folder);
        s3 = local.clients().s3();
        s3.createBucket(request -> request.bucket(BUCKET));
        records = new Records(s3, BUCKET);
    }

    @AfterEach
    void stop() {
        s3.close();
        local.close();
    }

    @Test
    void aTenantWithoutARecordIsUnknown() {
        assertThat(records.find(new TenantId("acme"))).isEmpty();
        assertThat(records.all().readable()).isEmpty();
    }

    @Test
    void recordsAreFoundByTenantAndListedByName() {
        put(Tenants.active("globex"));
        put(Tenants.failed("acme"));
        assertThat(records.find(new TenantId("acme"))).contains(Tenants.failed("acme"));
        assertThat(records.all().readable()).containsExactly(Tenants.failed("acme"), Tenants.active("globex"));
    }

    @Test
    void aRecordThatCannotBeReadIsNamedAndHidesNoOther() {
        put(Tenants.active("globex"));
        s3.putObject(request -> request.bucket(BUCKET).key("tenants/acme.json"), RequestBody.fromString("{}"));

        assertThat(records.all().readable()).containsExactly(Tenants.active("globex"));
        assertThat(records.all().unreadable()).singleElement().satisfies(record -> {
            assertThat(record.tenantId()).isEqualTo("acme");
            assertThat(record.reason()).contains("tenantId");
        });
        assertThatThrownBy(() -> records.find(new TenantId("acme"))).isInstanceOf(CommandFailed.class)
                .hasMessageContaining("the record of tenant acme can't be read: ");
    }

    private void put(TenantRecord tenant) {
        s3.putObject(request -> request.bucket(BUCKET).key(TenantRecord.key(tenant.tenantId())), RequestBody.fromString(RecordJson.write(tenant)));
    }
}
