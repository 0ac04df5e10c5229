"use strict";
(() => {
  const MOST = 50;
  const { entities, dossiers, grouped, link, called } = report;
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  const results = document.getElementById("results");

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const searched = entities.map(([name, , , , , , aliases]) => fold([name, ...aliases].join("\n")));

  const row = (number) => {
    const [name, label, documents, mentions, first, last, aliases] = entities[number];
    const tr = document.createElement("tr");
    const cells = [
      number in dossiers.names ? link(number) : name,
      called(label), grouped.format(documents), grouped.format(mentions), first, last, aliases.join(", "),
    ];
    cells.forEach((content, at) => {
      const cell = document.createElement(at ? "td" : "th");
      if (!at) cell.scope = "row";
      if (at === 2 || at === 3) cell.className = "n";
      cell.append(content);
      tr.append(cell);
    });
    return tr;
  };

  const search = () => {
    const words = fold(query.value).split(/\s+/).filter(Boolean);
    const hits = words.length
      ? [...entities.keys()].filter((at) => words.every((word) => searched[at].includes(word)))
      : [];
    results.hidden = !hits.length;
    results.tBodies[0].replaceChildren(...hits.slice(0, MOST).map(row));
    found.textContent = !words.length
      ? ""
      : `${grouped.format(hits.length)} found` + (hits.length > MOST ? `, the first ${MOST} shown` : "");
  };

  query.addEventListener("input", search);
  document.getElementById("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("tbody a")?.click();
  });
})();
