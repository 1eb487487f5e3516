/** Bundles app.jsx and serves it; settings come by the environment, as VOZ_HOST, VOZ_KEY, VOZ_SURVEY and PORT. */
import { createServer } from "node:http";
import { build } from "esbuild";

const { VOZ_HOST, VOZ_KEY, VOZ_SURVEY, PORT = "3000" } = process.env;
if (!VOZ_HOST || !VOZ_KEY || !VOZ_SURVEY) throw new Error("Set VOZ_HOST, VOZ_KEY (voz_pk_…) and VOZ_SURVEY (sur_…).");

const { outputFiles } = await build({
  entryPoints: [new URL("app.jsx", import.meta.url).pathname],
  bundle: true,
  // What shows surveys becomes files of its own, fetched when one is due.
  splitting: true,
  format: "esm",
  jsx: "automatic",
  minify: true,
  outdir: "/",
  write: false,
  define: {
    VOZ_HOST: JSON.stringify(VOZ_HOST),
    VOZ_KEY: JSON.stringify(VOZ_KEY),
    VOZ_SURVEY: JSON.stringify(VOZ_SURVEY),
    "process.env.NODE_ENV": '"production"',
  },
});
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<main></main><script type="module" src="/app.js"></script></html>`;

const server = createServer(({ url }, response) => {
  const file = outputFiles.find(({ path }) => path === url);
  if (file) response.writeHead(200, { "content-type": "text/javascript" }).end(file.text);
  else if (url === "/") response.writeHead(200, { "content-type": "text/html" }).end(page);
  else response.writeHead(404).end();
});
server.listen(Number(PORT), () => console.log(`app ready http://localhost:${server.address().port}`));
