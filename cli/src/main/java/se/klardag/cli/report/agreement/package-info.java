/// An agreement in words, and two agreements compared.
package se.klardag.cli.report.agreement;
