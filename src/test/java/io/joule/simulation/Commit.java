package io.joule.simulation;

import java.io.IOException;

/** Which commit is checked out, as far as git can tell. */
final class Commit {

    private Commit() {}

    static String here() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            return new String(git.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
