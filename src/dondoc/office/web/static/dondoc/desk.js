// The review desk by keyboard. A key acts only where nobody is typing and no input method is composing.
(() => {
  const desk = document.querySelector("main.desk");
  if (!desk) return;
  const cards = () => [...document.querySelectorAll("#cards .dcard")].filter((card) => !card.hidden);
  const current = () => document.querySelector("#cards .dcard.now");
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  const light = (name, key) => {
    document.querySelectorAll(`.${name}`).forEach((mark) => mark.closest("main.desk, .strip") && mark.classList.remove(name));
    if (!key) return;
    document.querySelectorAll(`[data-k~="${CSS.escape(key)}"]`).forEach((mark) => mark.classList.add(name));
  };

  const go = (card, focus = true) => {
    if (!card) return;
    light("now", card.id);
    if (focus) card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", behavior: smooth });
    const tag = document.getElementById(`t${card.dataset.item}`);
    tag?.scrollIntoView({ block: "center", behavior: smooth });
    history.replaceState(null, "", `?item=${card.dataset.item}`);
  };
  const step = (by) => {
    const all = cards();
    go(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
  };
  const nextOpen = (from) => {
    const all = cards();
    const at = all.indexOf(from);
    const open = [...all.slice(at + 1), ...all.slice(0, at)].find((card) => !card.classList.contains("dn"));
    if (open) go(open);
    else {
      go(from);
      window.dondoc.show("toast", desk.dataset.nextWord);
    }
  };

  const act = (name) => {
    const here = name === "U" || name === "publish" ? document : current();
    const button = here?.querySelector(`[data-act="${name}"]`);
    if (button) button.click();
    return Boolean(button);
  };
  const edit = (field) => current()?.querySelector(`[data-edit="${field}"]`)?.click();
  const propose = () => {
    const box = document.getElementById("propose");
    if (!box) return;
    box.open = true;
    box.querySelector("input[name=value]").focus();
  };
  const add = () => {
    const words = getSelection().toString().trim();
    htmx.ajax("POST", `${location.pathname}add/`, { source: "main.desk", target: "main.desk", swap: "none", values: { words } });
  };
  const help = () => document.getElementById("help").showModal();

  const keys = {
    j: () => step(1), k: () => step(-1), arrowdown: () => step(1), arrowup: () => step(-1),
    enter: () => act("Enter") || act("X"),
    t: () => act("T"), e: () => edit("lead"), d: () => edit("due"), s: () => act("S"), m: () => act("M"),
    x: () => act("X"), r: () => act("R"), u: () => act("U"), g: propose, "?": help,
    h: () => edit("rhythm"), w: () => edit("text"), a: () => add(),
    p: () => act("publish") || edit("coordinator"),
  };

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const form = typing(event.target)?.closest("form.editor");
    if (event.key === "Escape") {
      const open = form || current()?.querySelector("form.editor");
      if (open) leave(open);
      return;
    }
    if (form && event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const key = keys[event.key.toLowerCase()];
    if (!key || (event.key.length === 1 && document.body.dataset.singleKeys === "off")) return;
    event.preventDefault();
    key();
  });

  const leave = async (form) => {
    const card = form.closest(".dcard");
    window.dondoc.forget(form);
    await htmx.ajax("GET", `${location.pathname}items/${card.dataset.item}/`, { target: `#${card.id}`, swap: "outerHTML" });
    go(document.getElementById(card.id));
  };

  document.addEventListener("click", (event) => {
    const card = event.target.closest("#cards .dcard");
    if (event.target.closest("[data-help]")) help();
    if (event.target.closest("[data-cancel]")) leave(event.target.closest("form"));
    const choice = event.target.closest("[data-choose]");
    if (choice) {
      const field = choice.closest("form").querySelector("textarea");
      const lines = field.value.split("\n").filter((line) => line.trim());
      const at = lines.indexOf(choice.dataset.choose);
      if (at >= 0) lines.splice(at, 1);
      else lines.push(choice.dataset.choose);
      field.value = lines.join("\n");
      field.focus();
    }
    const source = event.target.closest("[data-lights]");
    if (source) {
      light("on", source.dataset.lights);
      document.querySelector(`.paper [data-k~="${source.dataset.lights}"]`)?.scrollIntoView({ block: "center", behavior: smooth });
    }
    const put = event.target.closest("[data-put]");
    if (put) put.closest("form").querySelector("input[name=reason]").value = put.dataset.put;
    const filter = event.target.closest("[data-filter]");
    if (filter) {
      document.querySelectorAll("[data-filter]").forEach((one) => one.setAttribute("aria-pressed", one === filter));
      document.querySelectorAll("#cards .dcard").forEach((one) => {
        one.hidden = Boolean(filter.dataset.filter) && !one.classList.contains(filter.dataset.filter);
      });
    }
    const mark = event.target.closest(".paper [data-k]");
    if (mark && !mark.closest("a")) {
      const key = mark.dataset.k.split(" ").find((one) => one.startsWith("f")) || mark.dataset.k.split(" ")[0];
      const there = document.getElementById(key);
      if (there?.matches(".dcard")) go(there);
      else there?.scrollIntoView({ block: "center", behavior: smooth });
      light("on", key);
    }
    const tag = event.target.closest(".paper a.tag, .strip [data-k]");
    if (tag) {
      event.preventDefault();
      go(document.getElementById(tag.dataset.k));
    } else if (card && !card.classList.contains("now") && !event.target.closest("button, input, textarea, form")) {
      event.preventDefault();
      go(card, false);
    }
  });

  // completion: typing narrows the units to choose from, blind to diacritics
  const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  document.addEventListener("input", (event) => {
    const list = document.getElementById(event.target.dataset?.complete || "");
    if (!list) return;
    const line = fold(event.target.value.slice(0, event.target.selectionStart).split("\n").pop().trim());
    [...list.children].forEach((one) => (one.hidden = Boolean(line) && !fold(one.dataset.choose).includes(line)));
  });
  document.addEventListener("keydown", (event) => {
    const list = document.getElementById(event.target.dataset?.complete || "");
    if (!list || event.key !== "Tab" || event.shiftKey || event.isComposing) return;
    const before = event.target.value.slice(0, event.target.selectionStart).split("\n");
    const first = [...list.children].find((one) => !one.hidden);
    if (!before.pop().trim() || !first || event.target.value.split("\n").includes(first.dataset.choose)) return;
    event.preventDefault();
    event.target.value = [...before, first.dataset.choose].join("\n");
  });

  // hovering one side lights the other
  let lit = "";
  document.addEventListener("mouseover", (event) => {
    const key = event.target.closest("[data-k]")?.dataset.k.split(" ")[0] || "";
    if (key === lit) return;
    lit = key;
    light("lit", key);
  });

  // after a decision the next undecided directive; after any other change the same card again
  let decided = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    decided = /\/decide\/$/.test(event.detail.requestConfig.path) ? event.detail.target.id : null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const card = event.detail.target?.closest?.(".dcard") || document.getElementById(event.detail.target?.id || "");
    if (!card?.matches?.(".dcard")) return;
    const fresh = document.getElementById(card.id);
    if (!fresh) return;
    const failed = (event.detail.xhr?.status || 200) >= 400;
    const done = !failed && decided === fresh.id && fresh.classList.contains("dn");
    if (done) nextOpen(fresh);
    else if (!event.target.closest("form.editor") && !fresh.querySelector("form.editor")) go(fresh);
  });

  const start = current() || cards()[0];
  if (start && !location.hash) go(start);
  else if (location.hash) go(document.querySelector(location.hash)?.closest(".dcard"));
  desk.dataset.ready = "";
})();
