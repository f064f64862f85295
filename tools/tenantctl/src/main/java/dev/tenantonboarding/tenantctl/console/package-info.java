/** What the user sees: lines, tables, or in JSON mode one document. */
package dev.tenantonboarding.tenantctl.console;
