/** An audit as one page for a browser, which needs nothing but itself. */
package dev.tenantonboarding.tenantctl.audit.page;
