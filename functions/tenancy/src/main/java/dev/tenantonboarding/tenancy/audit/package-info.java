/** What an audit of all tenants' isolation found, as a value and as the document that it leaves. */
package dev.tenantonboarding.tenancy.audit;
