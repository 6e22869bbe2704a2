/// Who bills whom, and how it is booked.
package se.klardag.cli.documents.parties;
