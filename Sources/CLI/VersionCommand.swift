import ArgumentParser
import Reading

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the versions of the program and its model, and where its data lies."
    )

    @OptionGroup var data: DataOptions
    @OptionGroup var model: ModelOptions

    func run() throws {
        print("rapporteur \(EngineVersions.program)")
        let data = try data.directory()
        print("data \(data.path)")
        print("model \(try model.reader(in: data).analyser.modelName)")
    }
}
