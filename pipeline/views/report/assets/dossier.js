"use strict";
const report = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const entities = read("entities");
  const dossiers = read("dossiers");
  const grouped = new Intl.NumberFormat("id-ID");
  const dialog = document.getElementById("dossier");
  const KINDS = {
    PERSON: "people", ORG: "organisations", NORP: "organisations",
    GPE: "places", LOC: "places", FAC: "places",
  };

  const CALLED = { ORG: "organisation", NORP: "group", GPE: "place", LOC: "place", FAC: "place" };
  const called = (label) => CALLED[label] ?? label.replaceAll("_", " ").toLowerCase();

  const make = (tag, properties = {}, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };
  const link = (number) => make("a", { href: `#name-${number}` }, entities[number][0]);
  const counted = (n, unit) => `${grouped.format(n)} ${unit}${n === 1 ? "" : "s"}`;

  const source = (number) => {
    const [title, day, outlet, url] = dossiers.articles[number];
    const named = url ? make("a", { href: url, rel: "noreferrer", target: "_blank" }, title) : make("span", {}, title);
    named.lang = "id";
    const credits = [day, outlet].filter(Boolean).flatMap((credit) => [" · ", make("span", {}, credit)]);
    return make("footer", {}, named, ...credits);
  };

  // The name, wherever a sentence has one of its forms.
  const marked = (text, names) => {
    const forms = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
    const pattern = forms.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const pieces = pattern ? text.split(new RegExp(`(${pattern})`, "g")) : [text];
    return pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece));
  };

  const part = (title, content) =>
    content.length ? [make("section", {}, make("h3", {}, title), ...content)] : [];
  const said = ([, words, direct, speaker], who) =>
    [...(who ? [make("b", {}, speaker), ": "] : []), direct ? `“${words}”` : words];

  // Passages of one article stand over its title, once.
  const passages = (found, content) => {
    const quotes = [];
    found.forEach((passage, at) => {
      const words = make("p", { lang: "id" }, ...content(passage));
      if (at && found[at - 1][0] === passage[0]) quotes.at(-1).lastChild.before(words);
      else quotes.push(make("blockquote", {}, words, source(passage[0])));
    });
    return quotes;
  };

  const timeline = (counts) => {
    const last = dossiers.periods.length - 1;
    if (!counts.length || last < 1) return [];
    const most = Math.max(...counts.map(([, n]) => n));
    const told = counts.map(([at, n]) => `${dossiers.periods[at]}: ${grouped.format(n)}`).join(", ");
    const bars = Array.from(dossiers.periods, () => make("i"));
    for (const [at, n] of counts) {
      bars[at].style.height = `${Math.max((100 * n) / most, 6)}%`;
      bars[at].title = `${dossiers.periods[at]}: ${grouped.format(n)}`;
    }
    const columns = make("div", { className: "columns", role: "img", ariaLabel: `Documents over time: ${told}` }, ...bars);
    const ends = [dossiers.periods[0], `at most ${grouped.format(most)}`, dossiers.periods[last]];
    return [columns, make("div", { className: "axis", ariaHidden: "true" }, ...ends.map((end) => make("span", {}, end)))];
  };

  const show = (number) => {
    const [name, label, documents, mentions, first, last, aliases] = entities[number];
    const known = { roles: [], trend: [], beside: [], said: [], said_of: [], named: [], ...dossiers.names[number] };
    const close = make("button", { type: "button", ariaLabel: "Close" }, "×");
    close.addEventListener("click", () => dialog.close());
    const days = first === last ? first : `${first} to ${last}`;
    const figures = [called(label), counted(documents, "document"), counted(mentions, "mention"), days];
    dialog.className = KINDS[label] ?? "others";
    dialog.replaceChildren(
      make("header", {}, close,
        make("h2", { id: "dossier-name", tabIndex: -1 }, name),
        make("p", {}, figures.filter(Boolean).join(" · ")),
        ...(known.roles.length ? [make("p", { lang: "id" }, known.roles.join("; "))] : []),
        ...(aliases.length ? [make("p", {}, `Also written ${aliases.join(", ")}`)] : [])),
      ...part("Over time", timeline(known.trend)),
      ...part("In their words", passages(known.said, (passage) => said(passage, false))),
      ...part("What others say", passages(known.said_of, (passage) => said(passage, true))),
      ...part("In the articles", passages(known.named, ([, words]) => marked(words, [name, ...aliases]))),
      ...part("Named beside", known.beside.length
        ? [make("ul", { className: "beside" }, ...known.beside.map(([other, n]) =>
            make("li", { className: KINDS[entities[other][1]] ?? "others" }, link(other), ` ${grouped.format(n)}`)))]
        : []),
    );
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    document.getElementById("dossier-name").focus();
  };

  const follow = () => {
    const number = /^#name-(\d+)$/.exec(location.hash)?.[1];
    if (number in entities) show(Number(number));
    else dialog.close();
  };
  // Closed, the page is where it was, and the same link works again.
  dialog.addEventListener("close", () => {
    if (location.hash.startsWith("#name-")) history.replaceState(null, "", location.pathname + location.search);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  addEventListener("hashchange", follow);
  follow();
  return { entities, dossiers, grouped, link, called };
})();
