/** CloudFormation: stacks made, changed and removed through the other services' own APIs, as their deployer. */
package dev.tenantonboarding.localcloud.cloudformation;
