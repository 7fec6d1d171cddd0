// SPDX-License-Identifier: Apache-2.0
package org.msgevents.demo;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.mail.Flags.Flag;
import javax.mail.Folder;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Store;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

import com.sun.mail.imap.IMAPFolder;

/** Mail from bob by SMTP, and what alice does with it by IMAP. */
final class Script implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String PROJECT = "Projects.2026";

    private final DemoServer server;
    private final Session session;
    private final Store store;

    private Script(DemoServer server, Session session, Store store) {
        this.server = server;
        this.session = session;
        this.store = store;
    }

    /** Alice is not logged in yet. */
    static Script of(DemoServer server) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        return new Script(server, session, session.getStore("imap"));
    }

    List<Step> steps() {
        return Stream.of(arriving(), reading(), filing(), clearing())
                .flatMap(List::stream)
                .toList();
    }

    private List<Step> arriving() {
        return List.of(
                Step.of(
                        "alice logs in for the first time",
                        () -> store.connect(HOST, server.imap(), DemoServer.ALICE, DemoServer.PASSWORD),
                        "Login " + DemoServer.ALICE),
                Step.of("bob sends her a mail by SMTP", () -> send("Lunch?"), "MessageNew INBOX 1"),
                Step.of("... and another one", () -> send("Dinner?"), "MessageNew INBOX 2"));
    }

    private List<Step> reading() {
        return List.of(
                Step.of("alice reads the first", inInbox(this::read), "MessageRead INBOX 1"),
                Step.of("... flags it", inInbox(inbox -> flag(inbox, Flag.FLAGGED, true)), "FlagsSet INBOX 1"),
                Step.of("... thinks again", inInbox(inbox -> flag(inbox, Flag.FLAGGED, false)), "FlagsClear INBOX 1"),
                Step.of("... saves a draft of her answer", this::draft, "MessageAppend Drafts 1"));
    }

    private List<Step> filing() {
        return List.of(
                Step.of("... copies both mails to Archive", inInbox(this::copy), "vnd.james.MessageCopy Archive 1:2"),
                Step.of("... makes a mailbox for a project", this::create, "MailboxCreate Projects.2026"),
                Step.of("... subscribes to it", this::subscribe, "MailboxSubscribe Projects.2026"),
                Step.of(
                        "... moves the second mail there",
                        inInbox(this::move),
                        "vnd.james.MessageMove Projects.2026 1"),
                Step.of("... renames Projects to Work, with what is below it", this::rename, "MailboxRename Work"));
    }

    private List<Step> clearing() {
        return List.of(
                Step.of(
                        "... deletes the first mail",
                        inInbox(inbox -> flag(inbox, Flag.DELETED, true)),
                        "MessageTrash INBOX 1"),
                Step.of("... for good", inInbox(IMAPFolder::expunge), "MessageExpunge INBOX 1"),
                Step.of("... deletes Archive, with what is in it", this::delete, "MailboxDelete Archive"),
                Step.of("... and logs out", store::close, "Logout " + DemoServer.ALICE));
    }

    private void send(String subject) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(HOST, server.smtp(), DemoServer.BOB, DemoServer.PASSWORD);
            transport.sendMessage(mail(subject), new InternetAddress[] {new InternetAddress(DemoServer.ALICE)});
        }
    }

    private MimeMessage mail(String subject) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(DemoServer.BOB);
        mail.setRecipients(Message.RecipientType.TO, DemoServer.ALICE);
        mail.setSubject(subject);
        mail.setText("At the usual place?\r\n");
        mail.saveChanges();
        return mail;
    }

    /** What is done in an open mailbox. */
    private interface MailboxAction {
        void run(IMAPFolder mailbox) throws Exception;
    }

    private Step.Action inInbox(MailboxAction action) {
        return () -> {
            IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            action.run(inbox);
            inbox.close(false);
        };
    }

    private void read(Folder inbox) throws Exception {
        inbox.getMessage(1).getContent();
    }

    private static void flag(Folder inbox, Flag flag, boolean set) throws MessagingException {
        inbox.getMessage(1).setFlag(flag, set);
    }

    private void copy(Folder inbox) throws MessagingException {
        inbox.copyMessages(inbox.getMessages(), store.getFolder("Archive"));
    }

    private void move(IMAPFolder inbox) throws MessagingException {
        inbox.moveMessages(new Message[] {inbox.getMessage(2)}, store.getFolder(PROJECT));
    }

    private void create() throws MessagingException {
        store.getFolder(PROJECT).create(Folder.HOLDS_MESSAGES);
    }

    private void subscribe() throws MessagingException {
        store.getFolder(PROJECT).setSubscribed(true);
    }

    private void draft() throws MessagingException {
        store.getFolder("Drafts").appendMessages(new Message[] {mail("Re: Lunch?")});
    }

    private void rename() throws MessagingException {
        store.getFolder("Projects").renameTo(store.getFolder("Work"));
    }

    private void delete() throws MessagingException {
        store.getFolder("Archive").delete(false);
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
