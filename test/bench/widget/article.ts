/** The page of the host: an article of some 1,500 elements, as plain as pages come. */
const words =
  "la entrega llegó antes de lo que decía el anuncio y el embalaje venía intacto aunque nadie lo había prometido".split(
    " ",
  );
const sentence = (from: number, length: number): string =>
  Array.from({ length }, (_, at) => words[(from * 7 + at * 3) % words.length]).join(" ");

const section = (index: number): string => `<section><h2>${sentence(index, 5)}</h2>
  ${[0, 1, 2].map((at) => `<p>${sentence(index + at, 30)} <a href="#s${at}">${sentence(at, 3)}</a> <em>${sentence(at, 2)}</em> ${sentence(at, 20)} <strong>${sentence(index, 2)}</strong>.</p>`).join("")}
  <ul>${[0, 1, 2, 3].map((at) => `<li><span>${sentence(at, 6)}</span></li>`).join("")}</ul>
  <figure><div class="picture"></div><figcaption>${sentence(index, 8)}</figcaption></figure></section>`;

export const article = `<!doctype html><html lang="es"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Artículo</title><style>
body { margin: 0 auto; max-inline-size: 720px; padding: 16px; font: 17px/1.6 Georgia, serif; }
.picture { block-size: 240px; background: linear-gradient(#dde, #eef); }
</style></head><body><h1>${sentence(3, 6)}</h1>${Array.from({ length: 55 }, (_, index) => section(index)).join("")}</body></html>`;
