import ArgumentParser
import Desk
import Record

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct UsersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "Say who may use the desk.",
        discussion: """
            They are kept beside the record, in a file that ends in .people and goes with no copy of it; passwords as argon2id \
            hashes. A reader asks; an analyst also corrects, brings reports in and may see sealed names; an admin also seals \
            and takes imports back. Once there is a user, everybody must log in.

            Examples:
              rapporteur users add ana --role analyst
              rapporteur users list
            """,
        subcommands: [AddUserCommand.self, ListUsersCommand.self, RemoveUserCommand.self],
        defaultSubcommand: ListUsersCommand.self)
}

struct AddUserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Let somebody in; the password is asked for, or read from standard input.")

    @Argument(help: "Their name.") var name: String
    @Option(help: ArgumentHelp("reader, analyst or admin.", valueName: "role")) var role = Role.reader
    @OptionGroup var record: RecordOptions

    func validate() throws {
        guard (1...100).contains(name.count), name == name.filter({ !$0.isWhitespace }) else {
            throw ValidationError("A name has from 1 to 100 characters and no blanks.")
        }
    }

    func run() throws {
        let password = try Password.read()
        let store = try record.store(.write)
        try opening {
            let people = try PeopleStore(beside: store.path)
            guard let hash = PasswordHash.of(password) else {
                throw ValidationError("There is no memory to hash the password with (64 MB).")
            }
            try people.add(name, role: role.rawValue, hash: hash)
            try store.note("let \(name) in as \(role.rawValue)", by: UserName.own)
        }
        print("\(name) is let in as \(role.rawValue)")
    }
}

struct ListUsersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List who may use the desk.")

    @OptionGroup var record: RecordOptions

    func run() throws {
        let people = try opening { try PeopleStore(beside: record.store(.read).path).people() }
        for person in people { print("\(person.name)  \(person.role)  since \(person.made)") }
        if people.isEmpty { print("nobody yet: everybody on this machine may do everything") }
    }
}

struct RemoveUserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Let somebody in no longer; their tokens end, and so does their being logged in.")

    @Argument(help: "Their name.") var name: String
    @OptionGroup var record: RecordOptions

    func run() throws {
        let store = try record.store(.write)
        try opening {
            try PeopleStore(beside: store.path).remove(name)
            try store.note("let \(name) in no longer", by: UserName.own)
        }
        print("\(name) is let in no longer")
    }
}

extension Role: ExpressibleByArgument {}

/// A password from the terminal, which does not show it, or from standard input, for scripts.
private enum Password {
    static func read() throws -> String {
        guard Terminal(.input).isTerminal else { return try checked(readLine(strippingNewline: true) ?? "") }
        let first = try asked("Password: ")
        guard try asked("Again: ") == first else { throw ValidationError("The two passwords differ.") }
        return try checked(first)
    }

    private static func checked(_ password: String) throws -> String {
        guard password.count >= PasswordHash.shortest, password.utf8.count <= PasswordHash.longest else {
            throw ValidationError("A password has from \(PasswordHash.shortest) to \(PasswordHash.longest) characters.")
        }
        return password
    }

    private static func asked(_ words: String) throws -> String {
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        Complaints.writeRaw(words)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            Complaints.writeRaw("\n")
        }
        return readLine(strippingNewline: true) ?? ""
    }
}
