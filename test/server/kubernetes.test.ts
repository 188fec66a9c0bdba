import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Secret, Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../server/config.ts';
import { calls } from '../../server/http/reference/calls.ts';

const ROOT = path.resolve(__dirname, '../..');
const FOLDER = 'docs/samples/kubernetes';
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** Judges of each kind, made from Kubernetes' and KEDA's own schemas. */
const kinds = {
  ...{ Deployment, Ingress, NetworkPolicy, PodDisruptionBudget, ScaledObject },
  ...{ ConfigMap, Secret, Service },
};
type Kind = keyof typeof kinds;
type Labels = Record<string, string>;
type Probe = { httpGet?: { path: string; port: string }; exec?: { command: string[] } };
// biome-ignore lint/suspicious/noExplicitAny: made whole by the judges above before it is looked into.
type Manifest = any;

const folders = ['base', 'scaled'].map((folder) => {
  const files = readdirSync(path.join(ROOT, FOLDER, folder));
  const own = files.filter((file) => file !== 'kustomization.yaml' && file !== 'scrape.yaml');
  return { folder, own, kustomization: parse(read(`${FOLDER}/${folder}/kustomization.yaml`)) };
});
const manifests: Manifest[] = folders.flatMap(({ folder, own }) =>
  own.flatMap((file) =>
    parseAllDocuments(read(`${FOLDER}/${folder}/${file}`)).map((document) => document.toJS()),
  ),
);
const named = manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const);
const of = (kind: Kind) => manifests.filter((manifest) => manifest.kind === kind);
const deployments = of('Deployment').map((manifest) => [manifest.metadata.name, manifest] as const);
const containerOf = (deployment: Manifest) => deployment.spec.template.spec.containers[0];

/** What of a manifest was never looked at by whoever judged it: fields that its schema does not know. */
function unknownFields(manifest: Manifest, judge: (seen: Manifest) => void): string[] {
  const known = new Set<string>();
  const every: string[] = [];
  const watched = (value: Manifest, at: string): Manifest => {
    if (typeof value !== 'object' || value === null) return value;
    for (const name of Object.keys(value)) every.push(`${at}/${name}`);
    return new Proxy(value, {
      get(target, name) {
        const found = Reflect.get(target, name);
        if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found;
        known.add(`${at}/${name}`);
        return watched(found, `${at}/${name}`);
      },
    });
  };
  judge(watched(manifest, ''));
  return every.filter((field) => !known.has(field));
}

describe('the manifests for Kubernetes', () => {
  it.each(named)('%s is one by its schema, field by field', (_, manifest) => {
    const judge = kinds[manifest.kind as Kind];
    expect(judge).toBeDefined();
    expect(() => new judge(manifest).validate()).not.toThrow();
    const validate = (seen: Manifest) => judge.prototype.validate.call(seen);
    expect(unknownFields(manifest, validate)).toEqual([]);
  });

  it.each(folders)('$folder names every file that it has', ({ own, kustomization }) => {
    const files = own.filter((file) => file !== 'secret.example.yaml');
    expect(kustomization.resources.filter((file: string) => file !== '../base').sort()).toEqual(files.sort());
  });

  it('set what there is to set, and start with it', () => {
    const [config] = of('ConfigMap');
    const [secret] = of('Secret');
    const inFiles = Object.entries<string>(config.data).filter(([name]) => name.endsWith('_FILE'));
    expect(inFiles.map(([, file]) => file.replace('/secrets/', '')).sort()).toEqual(
      Object.keys(secret.stringData).sort(),
    );
    for (const [name, file] of inFiles) expect(`/secrets/${name.replace('_FILE', '')}`).toBe(file);
    const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]{3,}):/gm)].map(([, name]) => name);
    const plain = Object.entries<string>(config.data).filter(([name]) => !name.endsWith('_FILE'));
    expect(plain.map(([name]) => name).filter((name) => !settings.includes(name))).toEqual([]);
    expect(readConfig({ ...Object.fromEntries(plain), ...secret.stringData })).toMatchObject({
      HANDRAIL_TRUSTED_PROXIES: 1,
    });
  });

  it.each(deployments)('%s asks only what is there', (_, deployment) => {
    const container = containerOf(deployment);
    const ports = container.ports.map(({ name }: { name: string }) => name);
    const paths: string[] = calls.map((call) => call.path);
    const probes: (Probe | undefined)[] = [
      container.startupProbe,
      container.readinessProbe,
      container.livenessProbe,
    ];
    for (const probe of probes) {
      if (!probe) continue;
      const { httpGet, exec } = probe;
      if (httpGet) {
        expect(ports).toContain(httpGet.port);
        expect(paths).toContain(httpGet.path);
      } else expect(read('docker-compose.yml')).toContain(`'${exec?.command.join("', '")}'`);
    }
  });

  it('run what Compose runs, on the ports that it listens on', () => {
    const compose = parse(read('docker-compose.yml'), { merge: true });
    const [server, worker] = ['server', 'worker'].map((name) =>
      containerOf(deployments.find(([found]) => found === name)?.[1]),
    );
    expect(worker.command).toEqual(compose.services.worker.command);
    expect(read('Dockerfile')).toContain(`EXPOSE ${server.ports[0].containerPort}\n`);
    expect(String(worker.ports[0].containerPort)).toBe(of('ConfigMap')[0].data.HANDRAIL_WORKER_METRICS_PORT);
  });

  it.each(deployments)('%s has what it needs and no more', (_, deployment) => {
    expect(deployment.spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    const pod = deployment.spec.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(containerOf(deployment)).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      resources: { requests: { cpu: expect.anything() }, limits: { memory: expect.anything() } },
    });
  });

  it.each(deployments)('%s has time to end by itself', (_, deployment) => {
    const { preStop } = containerOf(deployment).lifecycle ?? {};
    const pause = Number(preStop?.exec.command[1] ?? 0);
    const limit = /HARD_LIMIT_MS = ([\d_]+);/.exec(read('server/lifecycle.ts'))?.[1] ?? '';
    const seconds = pause + Number(limit.replaceAll('_', '')) / 1000;
    expect(deployment.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 5);
  });

  it('choose pods that there are', () => {
    const pods: Labels[] = deployments.map(([, { spec }]) => spec.template.metadata.labels);
    const chosen: Labels[] = [
      ...of('Service').map(({ spec }) => spec.selector),
      ...of('PodDisruptionBudget').map(({ spec }) => spec.selector.matchLabels),
      ...of('NetworkPolicy').flatMap(({ spec }) => spec.podSelector.matchLabels ?? []),
      ...deployments.map(([, { spec }]) => spec.selector.matchLabels),
    ];
    expect(chosen.length).toBeGreaterThan(6);
    for (const labels of chosen)
      expect(pods.some((pod) => Object.entries(labels).every(([name, value]) => pod[name] === value))).toBe(
        true,
      );
    const names = deployments.map(([name]) => name).sort();
    expect(
      of('PodDisruptionBudget')
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(names);
    expect(
      of('ScaledObject')
        .map(({ spec }) => spec.scaleTargetRef.name)
        .sort(),
    ).toEqual(names);
  });

  it('grow by what the product tells, the age of jobs and of the line among it', () => {
    const told = [...read('docs/watching.md').matchAll(/^\| `(handrail_\w+)` \|/gm)].map(([, name]) => name);
    const queries = of('ScaledObject').flatMap(({ spec }) =>
      spec.triggers.flatMap(({ metadata }: Manifest) => metadata.query ?? []),
    );
    const asked = queries.flatMap((query) => query.match(/handrail_\w+/g) ?? []);
    expect(asked).toEqual(
      expect.arrayContaining(['handrail_oldest_job_seconds', 'handrail_line_oldest_wait_seconds']),
    );
    expect(asked.filter((name) => !told.includes(name))).toEqual([]);
  });

  it('are scraped under the names that the alerts go by', () => {
    const jobs = parse(read(`${FOLDER}/scaled/scrape.yaml`)).scrape_configs;
    expect(jobs.map(({ job_name }: { job_name: string }) => job_name)).toEqual(
      [...new Set(read('docs/samples/alerts.yml').match(/handrail-(server|worker)/g))].sort(),
    );
    for (const job of jobs) {
      const [component, port] = job.relabel_configs[0].regex.split(';');
      const found = deployments.find(([name]) => name === component)?.[1];
      expect(containerOf(found).ports.map(({ name }: { name: string }) => name)).toContain(port);
    }
  });
});
