// SPDX-License-Identifier: Apache-2.0
package org.msgevents.integration.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.msgevents.integration.client.ImapClient;
import org.msgevents.integration.server.EmbeddedJames;
import org.msgevents.integration.server.JamesDirectory;
import org.msgevents.integration.server.Launch;
import org.msgevents.integration.server.SeparateServer;

/** A James, its outbox, a receiver, and clients. Not thread-safe. */
final class World implements AutoCloseable {
    private static final List<String> IMAP_USERS = List.of("alice", "albert", "amy");
    private static final int HEAP_MIB = 256;

    /** Derby, which James' mailboxes are in, finds one after so many seconds; James answers NO, or tries again. */
    private static final String DEADLOCK = "-Dderby.locks.deadlockTimeout=1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final int MORE_LIVES = 3;

    private final Path root;
    private final ReceiverProcess receiver;
    private final Store store;
    private final JamesProcess james;
    private final Ledger ledger = new Ledger();
    private final List<Outage> outages = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private World(Path root, Setting setting, SteppedClock.Way way, Random random) throws IOException {
        JamesDirectory directory = JamesDirectory.create(root).withLastingMailboxes();
        this.root = root;
        this.receiver = ReceiverProcess.start(root.resolve("journal"), random.nextLong());
        directory.configure("chaos", receiver.uri());
        this.store = setting == Setting.FILE
                ? Store.File.create(directory)
                : new Store.Server(PostgresProcess.start(root.resolve("postgresql")));
        SteppedClock clock = SteppedClock.create(root, way);
        Launch launch = store.prepare(
                Launch.of(SeparateServer.class, HEAP_MIB).with(clock.option()).with(DEADLOCK), directory);
        this.faults.add(receiver);
        this.faults.add(store.fault());
        this.faults.add(clock);
        this.james = new JamesProcess(
                launch,
                directory,
                Stream.concat(IMAP_USERS.stream(), Stream.of("smtp", "lmtp")).toList());
        this.faults.add(james);
    }

    /** What keeps the outbox. */
    enum Setting {
        FILE,
        POSTGRESQL
    }

    /** Returns when it is up; closes what has begun where it does not come up. */
    static World create(Path root, Setting setting, SteppedClock.Way way, Random random) throws IOException {
        World world = new World(root, setting, way, random);
        try {
            world.begin(random);
            return world;
        } catch (IOException | RuntimeException failure) {
            world.close();
            throw failure;
        }
    }

    private void begin(Random random) throws IOException {
        james.mend();
        for (String user : IMAP_USERS) {
            try (ImapClient imap = login(user)) {
                var unused = imap.command("CREATE " + ImapWork.TARGET);
            }
            clients.add(new ImapUser(EmbeddedJames.address(user), james, ledger, new Random(random.nextLong())));
        }
        for (MailSender.Protocol protocol : MailSender.Protocol.values()) {
            clients.add(new MailSender(protocol, james, ledger, new Random(random.nextLong())));
        }
    }

    List<Client> clients() {
        return List.copyOf(clients);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Lets faults strike one after the other, all of them last for a while, and mends them, James last. */
    void suffer(List<Fault> group, Pauses pauses) throws Exception {
        long began = System.nanoTime();
        for (Fault fault : group) {
            fault.strike();
            pauses.shortly();
        }
        pauses.during();
        for (Fault fault : group) {
            if (fault != james) {
                fault.mend();
            }
        }
        if (group.contains(store.fault())) {
            outages.add(new Outage(began, System.nanoTime()));
        }
        if (group.contains(james)) {
            james.mend();
        }
    }

    /** Waits until everything is told that must be, and nothing comes any more; not for ever. */
    Checker settled() throws Exception {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        // To look at them is told, too: as logins.
        List<FolderState> folders = folders();
        Checker checker = quiet(folders);
        while (!checker.untold().isEmpty() && System.nanoTime() - giveUpAt < 0) {
            checker = quiet(folders);
        }
        return checker;
    }

    private Checker quiet(List<FolderState> folders) throws Exception {
        Pauses.untilUnchanged(QUIET, receiver::size);
        return new Checker(new Evidence(receiver.received(), ledger.deeds(), outages, folders));
    }

    private List<FolderState> folders() throws IOException {
        List<FolderState> folders = new ArrayList<>();
        for (String user : IMAP_USERS) {
            folders.addAll(states(user, List.of("INBOX", ImapWork.TARGET)));
        }
        folders.addAll(states("smtp", List.of("INBOX")));
        folders.addAll(states("lmtp", List.of("INBOX")));
        return folders;
    }

    private List<FolderState> states(String user, List<String> mailboxes) throws IOException {
        List<FolderState> states = new ArrayList<>();
        try (ImapClient imap = login(user)) {
            for (String mailbox : mailboxes) {
                states.add(new MailboxReader(imap, EmbeddedJames.address(user)).state(mailbox));
            }
        }
        return states;
    }

    private ImapClient login(String user) throws IOException {
        return ImapClient.login(james.knownPorts().imap(), EmbeddedJames.address(user), EmbeddedJames.PASSWORD);
    }

    /**
     * Ends James, and counts. What a receiver took is not always written down when James is killed: then it lives
     * again for a while.
     */
    List<Violation> counted() throws Exception {
        List<Violation> violations = violationsOfCounters();
        for (int life = 0; life < MORE_LIVES && !violations.isEmpty(); life++) {
            james.mend();
            Pauses.untilUnchanged(QUIET.multipliedBy(2), receiver::size);
            violations = violationsOfCounters();
        }
        return violations;
    }

    private List<Violation> violationsOfCounters() throws IOException, SQLException {
        james.strike();
        return Counters.violations(store.counters(root.resolve("outbox-at-the-end")), receiver.received());
    }

    @Override
    public void close() throws IOException {
        james.close();
        receiver.close();
        store.close();
    }
}
