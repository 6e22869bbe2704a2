/// Reads rule files as text, trees and tables, and names faults by line and column.
package se.klardag.rules.files;
