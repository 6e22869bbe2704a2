/// What each municipality is sent of a month: its files, a letter, and the text of an e-mail.
package se.klardag.cli.documents.delivery;
