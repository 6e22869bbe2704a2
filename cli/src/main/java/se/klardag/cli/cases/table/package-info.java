/// Opens a case file of any form as rows of fields.
package se.klardag.cli.cases.table;
