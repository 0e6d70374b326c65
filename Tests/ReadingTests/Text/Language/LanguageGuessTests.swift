import Reading
import TestSupport
import Testing

@Suite struct LanguageGuessTests {
    private func code(_ text: String) throws -> String? {
        LanguageGuess(Array(text.utf8), profiles: try Fixtures.reader.get().lexicon.languages).code
    }

    @Test(arguments: [
        ("The army said on Monday that its units had entered the town after three days of fighting.", "en"),
        ("Al-Shabaab gunmen kill four police officers in Mandera raid", "en"),
        (
            "Die Armee teilte am Montag mit, dass ihre Einheiten nach drei Tagen schwerer Kämpfe in die Stadt eingerückt sind und die Brücke halten.",
            "de"
        ),
        (
            "L’armée a déclaré lundi que ses unités étaient entrées dans la ville après trois jours de combats et qu’elles tenaient le pont.",
            "fr"
        ),
        (
            "El ejército dijo el lunes que sus unidades habían entrado en la ciudad tras tres días de combates y que controlan el puente.",
            "es"
        ),
        (
            "O exército disse na segunda-feira que as suas unidades entraram na cidade após três dias de combates e que controlam a ponte.",
            "pt"
        ),
        (
            "Het leger zei maandag dat zijn eenheden na drie dagen van gevechten de stad zijn binnengetrokken en dat ze de brug in handen hebben.",
            "nl"
        ),
        (
            "Ordu pazartesi günü yaptığı açıklamada birliklerinin üç gün süren çatışmalardan sonra şehre girdiğini ve köprüyü ele geçirdiğini bildirdi. Bu bir ilk değil ve daha önce de çok çatışma oldu.",
            "tr"
        ),
        (
            "Армия заявила в понедельник, что её подразделения вошли в город после трёх дней боёв и удерживают мост, но это не подтвердили.",
            "ru"
        ),
        (
            "Армія заявила в понеділок, що її підрозділи увійшли до міста після трьох днів боїв та утримують міст, але це не підтвердили.",
            "uk"
        ),
        (
            "قال الجيش يوم الاثنين إن وحداته دخلت المدينة بعد ثلاثة أيام من القتال وإنها تسيطر على الجسر من الشمال إلى الجنوب",
            "ar"
        ),
        (
            "ارتش روز دوشنبه گفت که نیروهایش پس از سه روز درگیری وارد شهر شدند و پل را در دست دارند اما این خبر تایید نشده است",
            "fa"
        ),
        ("陆军星期一表示，经过三天的战斗，其部队已进入该镇。 桥梁 仍在 他们 手中。", "zh"),
        (
            "Jeshi lilisema Jumatatu kwamba vikosi vyake viliingia katika mji huo baada ya siku tatu za mapigano na kwamba wanashikilia daraja.",
            "sw"
        ),
    ])
    func tells(_ text: String, _ code: String) throws {
        #expect(try self.code(text) == code)
    }

    @Test func saysNothingOfAFewWords() throws {
        #expect(try code("Karsa Onde") == nil)
        #expect(try code("Rebels claim bridge; army denies losing ground near Karsa") == nil)
    }

    @Test func foreignReportIsMarked() throws {
        let report = try Fixtures.report(
            "Die Armee teilte am Montag mit, dass ihre Einheiten nach drei Tagen schwerer Kämpfe in die Stadt eingerückt sind und die Brücke halten."
        )
        #expect(report.head.language == "de")
        #expect(report.doubts.map(\.kind) == [.languageNotEnglish])
    }
}
