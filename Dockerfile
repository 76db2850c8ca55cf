# Builds with the development dependencies, runs without them and without the embedded Postgres.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY admin ./admin
RUN node node_modules/.bin/tsc -p tsconfig.build.json && node node_modules/vite/bin/vite.js build admin

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY migrations ./migrations
COPY openapi ./openapi
COPY demo ./demo
# The command cakupan, and npm run verify and the like.
COPY scripts/cli.mjs scripts/lib.mjs scripts/start.mjs ./scripts/
RUN ln -s /app/scripts/cli.mjs /usr/local/bin/cakupan
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=1024", "dist/main.js"]
