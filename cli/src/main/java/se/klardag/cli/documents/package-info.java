/// All files of one call, and the manifest that names them.
package se.klardag.cli.documents;
