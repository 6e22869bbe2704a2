/// A bill with everything its forms need.
package se.klardag.cli.documents.model;
