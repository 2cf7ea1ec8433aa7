// The frame of every page: theme, messages, words that are kept until they are sent, files that are dropped.
(() => {
  const root = document.documentElement;

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.bsTheme);
  });

  const show = (id, words) => {
    const box = document.getElementById(id);
    if (!box) return;
    box.textContent = words;
    box.hidden = false;
    clearTimeout(box.timer);
    box.timer = setTimeout(() => (box.hidden = true), 10000);
  };

  // what somebody types into a field with data-keep outlives a reload, a lost session and a crash; it goes once it is
  // sent, and when its owner signs out
  const drafts = `draft:${document.body.dataset.who}:`;
  const place = (field) => drafts + field.dataset.keep;
  const restore = (within) => {
    within.querySelectorAll("[data-keep]").forEach((field) => {
      const kept = localStorage.getItem(place(field));
      if (kept !== null) field.value = kept;
    });
  };
  const forget = (form) => form.querySelectorAll("[data-keep]").forEach((f) => localStorage.removeItem(place(f)));
  window.dondoc = { show, forget };
  document.addEventListener("input", (event) => {
    if (event.target.dataset?.keep) localStorage.setItem(place(event.target), event.target.value);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-cancel]")) forget(event.target.closest("form"));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-sign-out]")) {
      Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
    } else if (!form.hasAttribute("hx-post")) {
      const sent = [...form.querySelectorAll("[data-keep]")].map(place);
      sessionStorage.setItem("sent", JSON.stringify(sent));
    }
  });
  const sent = JSON.parse(sessionStorage.getItem("sent") || "[]");
  sessionStorage.removeItem("sent");
  // the page that follows says whether what was sent arrived: one with something wrong gives the words back
  if (document.body.dataset.who && !document.querySelector("main [role=alert]")) sent.forEach((key) => localStorage.removeItem(key));
  restore(document);
  document.addEventListener("htmx:load", (event) => {
    restore(event.detail.elt);
    // typing replaces what stands in a line, and goes on with what stands in a list
    const field = event.detail.elt.querySelector?.("input[autofocus]");
    if (field?.matches("[data-keep]")) field.select();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.target.closest("form")) forget(event.target.closest("form"));
  });

  // an answer that is a whole page, or words alone, never goes into the place of a part: it is said
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr;
    if (answer.status >= 400 && !/^\s*<(?!!doctype)/i.test(answer.responseText)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:responseError", (event) => {
    const answer = event.detail.xhr;
    const signIn = answer.getResponseHeader("X-Sign-In");
    if (answer.status === 401 && signIn) location.assign(signIn);
    else if (!answer.responseText.includes("<")) show("alert", answer.responseText);
    else if (/^\s*<!doctype/i.test(answer.responseText)) {
      const page = new DOMParser().parseFromString(answer.responseText, "text/html");
      show("alert", [...page.querySelectorAll("main h1, main p")].map((one) => one.textContent).join(". "));
    }
  });
  document.addEventListener("htmx:sendError", () => show("alert", root.lang === "en" ? "The office does not answer. What you typed is kept; try again." : "Chưa kết nối được máy chủ. Nội dung đang gõ vẫn còn; hãy thử lại."));

  // an office that was just made answers at this address as soon as its server is up
  const waiting = document.querySelector("[data-wait-for-office]");
  const look = async () => {
    const words = await fetch("/health/").then((answer) => answer.text(), () => "");
    if (words.trim() === "ok") location.assign(waiting.dataset.waitForOffice);
    else setTimeout(look, 700);
  };
  if (waiting) look();

  // a file dropped anywhere on its box is chosen and sent
  document.querySelectorAll("[data-drop]").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    const over = (on) => (event) => {
      event.preventDefault();
      form.classList.toggle("over", on);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    input.addEventListener("change", () => input.files.length && form.requestSubmit());
  });
})();
