/// What elements are.
enum HTMLElements {
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame",
        "basefont", "isindex",
    ]

    /// Elements that break the line before and after them.
    static let block: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu",
        "nav", "ol", "option", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "title", "head",
    ]

    static let selfClosing: Set<String> = ["p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// Elements whose words are never the report's.
    static let frame: Set<String> = [
        "nav", "aside", "footer", "button", "select", "option", "textarea", "noscript", "template", "svg", "math", "canvas",
        "object", "audio",
        "video", "iframe", "dialog", "head", "title", "label", "input", "menu", "map", "applet", "script", "style",
    ]
}
