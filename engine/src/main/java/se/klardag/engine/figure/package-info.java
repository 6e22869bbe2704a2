/// Numbers that know what they are computed from, and why two of them differ.
package se.klardag.engine.figure;
