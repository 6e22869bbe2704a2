/// What single cells and fields hold, in one form, and what hides or joins them in a workbook.
package se.klardag.cli.cases.cell;
