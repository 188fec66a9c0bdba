# syntax=docker/dockerfile:1
# One image for server and worker. Three stages: build with the tools, production packages, the rest.
# NODE_IMAGE takes a digest: node:24-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY scripts/compose-secrets.mjs ./scripts/
COPY scripts/lib/secrets.mjs ./scripts/lib/
COPY package.json LICENSE ./
# A new volume takes its owner from here.
RUN install --directory --owner=node --mode=0755 /secrets
USER node
EXPOSE 3000
# The worker has no port; its service replaces this check.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# What hangs is ended by its supervisor, and started again by the restart policy.
CMD ["node", "--enable-source-maps", "dist/server/supervise.js", "dist/server/main.js"]
