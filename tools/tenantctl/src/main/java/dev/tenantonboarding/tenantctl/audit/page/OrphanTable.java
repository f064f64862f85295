package dev.tenantonboarding.tenantctl.audit.page;

import java.util.List;

import dev.tenantonboarding.tenancy.audit.Orphan;

/** What bears the platform's tags and belongs to no living tenant. */
record OrphanTable(List<Orphan> orphans) {

    String html() {
        if (orphans.isEmpty()) {
            return "";
        }
        return """
                <section><h2>Without a record</h2>
                <p>These bear the platform's tags, and no living tenant's record accounts for them.</p>
                <table><thead><tr><th>What<th>Tenant in its tag<th>ARN</thead><tbody>
                %s</tbody></table></section>
                """.formatted(Html.each(orphans, orphan -> "<tr><td>%s<td>%s<td><code>%s</code>\n".formatted(
                Html.text(orphan.what()), orphan.tenantId().map(Html::text).orElse("–"), Html.text(orphan.arn()))));
    }
}
