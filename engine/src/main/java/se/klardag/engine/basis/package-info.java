/// Decides what a bill needs of its cases: the fields that its terms ask for, and an export that is whole.
package se.klardag.engine.basis;
