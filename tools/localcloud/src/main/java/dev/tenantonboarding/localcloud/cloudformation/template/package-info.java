/** CloudFormation templates: read, checked, and resolved to plain values. */
package dev.tenantonboarding.localcloud.cloudformation.template;
