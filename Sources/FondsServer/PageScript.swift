internal import HTTPTypes
internal import Hummingbird

/// The one script of the pages, which all work without it: boxes that act when they are ticked, and completion of what is typed.
enum PageScript {
  static func response() -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// The combobox follows the ARIA Authoring Practices Guide (W3C), pattern "Editable Combobox With List Autocomplete".
  private static let text = #"""
    "use strict";
    (() => {
      const form = document.getElementById("search");
      if (!form) return;
      const remembered = "fonds-focus";

      // Panels stand open where there is room, also in browsers that cannot be told so by the style sheet.
      const panel = document.getElementById("facets");
      if (panel) {
        if (matchMedia("(min-width: 60rem)").matches && !CSS.supports("selector(::details-content)")) panel.open = true;
        for (const hint of panel.querySelectorAll(".hint")) hint.hidden = false;
        panel.addEventListener("change", (event) => {
          if (!event.target.matches("input[type=checkbox]")) return;
          try { sessionStorage.setItem(remembered, event.target.value + (panel.open ? "|open" : "")); } catch (none) { }
          form.requestSubmit();
        });
        let last = null;
        try { last = sessionStorage.getItem(remembered); sessionStorage.removeItem(remembered); } catch (none) { }
        if (last) {
          const [value, open] = last.split("|");
          if (open) panel.open = true;
          for (const box of panel.querySelectorAll("input[type=checkbox]")) if (box.value === value) box.focus({ preventScroll: !open });
        }
      }

      const input = document.getElementById("q");
      if (!input || !window.fetch) return;
      const ui = document.documentElement.lang;
      const kinds = input.dataset.kinds.split(",");
      const names = { title: kinds[0], concept: kinds[1], producer: kinds[2] };
      const list = document.createElement("ul");
      list.id = "q-list";
      list.hidden = true;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", input.dataset.list);
      const status = document.createElement("span");
      status.className = "hidden";
      status.setAttribute("role", "status");
      input.after(list, status);
      input.setAttribute("role", "combobox");
      input.setAttribute("aria-autocomplete", "list");
      input.setAttribute("aria-expanded", "false");
      input.setAttribute("aria-controls", list.id);

      let options = [], active = -1, asked = 0, timer = 0;

      const close = () => {
        clearTimeout(timer);
        asked += 1;
        options = []; active = -1;
        list.hidden = true; list.replaceChildren();
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
        status.textContent = "";
      };

      const choose = (option) => {
        const address = option.kind === "title"
          ? "/records/" + encodeURIComponent(option.id) + "?ui=" + ui
          : "/?facet=" + encodeURIComponent(option.id) + "&ui=" + ui;
        close();
        location.assign(address);
      };

      const mark = (place) => {
        active = place;
        [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
        if (active < 0) return input.removeAttribute("aria-activedescendant");
        input.setAttribute("aria-activedescendant", list.children[active].id);
        list.children[active].scrollIntoView({ block: "nearest" });
      };

      const show = (found) => {
        options = found;
        active = -1;
        list.replaceChildren(...found.map((option, index) => {
          const item = document.createElement("li");
          item.id = "q-option-" + index;
          item.setAttribute("role", "option");
          item.setAttribute("aria-selected", "false");
          const text = document.createElement("span");
          text.textContent = option.text;
          if (option.language !== "und") text.lang = option.language;
          const kind = document.createElement("span");
          kind.className = "kind";
          kind.textContent = names[option.kind] || "";
          item.append(text, " ", kind);
          item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
          return item;
        }));
        list.hidden = found.length === 0;
        input.setAttribute("aria-expanded", String(found.length > 0));
        input.removeAttribute("aria-activedescendant");
        status.textContent = found.length ? found.length + " " + input.dataset.count : "";
      };

      const ask = async () => {
        const text = input.value.trim();
        if (text.length < 2 || text.length > 200) return close();
        const number = ++asked;
        try {
          const reply = await fetch("/suggest?size=8&ui=" + ui + "&q=" + encodeURIComponent(text));
          if (!reply.ok) return;
          const answer = await reply.json();
          // An answer that comes late is about what was typed before.
          if (number === asked) show(answer.completions);
        } catch (none) { close(); }
      };

      input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
      input.addEventListener("blur", close);
      input.addEventListener("keydown", (event) => {
        if (event.isComposing) return;
        const isOpen = options.length > 0;
        if (event.key === "ArrowDown" && !isOpen && input.value.trim().length > 1) { event.preventDefault(); ask(); }
        else if (event.key === "ArrowDown" && isOpen) { event.preventDefault(); mark(active + 1 < options.length ? active + 1 : -1); }
        else if (event.key === "ArrowUp" && isOpen) { event.preventDefault(); mark(active < 0 ? options.length - 1 : active - 1); }
        else if (event.key === "Enter" && isOpen && active >= 0) { event.preventDefault(); choose(options[active]); }
        else if (event.key === "Escape" && isOpen) { event.preventDefault(); close(); }
      });
    })();
    """#
}
