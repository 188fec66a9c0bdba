export type EngineName = 'mongo' | 'redis';

export interface ServiceOptions {
  /** Folder that holds all data; made if missing. */
  dataDir: string;
  /** Start MongoDB's engine; default true. */
  mongo?: boolean;
  /** Start Valkey or Redis; default true. */
  redis?: boolean;
  /** Ports that must be these; else the ones of last time, else any. */
  ports?: { mongo?: number; redis?: number };
  /** Told in a few words what is being fetched. */
  onProgress?: (text: string) => void;
  /** Told what whoever runs it should know; default `onProgress`. */
  onWarning?: (text: string) => void;
  /** Told when an engine ends that nobody stopped through the handle. */
  onExit?: (name: EngineName, result: { code: number | null; signal: string | null }) => void;
}

export interface Services {
  readonly dataDir: string;
  /** Undefined when MongoDB was not wanted. */
  readonly mongoUri: string | undefined;
  readonly redisUrl: string | undefined;
  readonly pids: { mongo: number | undefined; redis: number | undefined };
  /** Stops the engines and frees the folder. */
  stop(): Promise<void>;
  /** kill -9; resolves when the engine has ended. */
  kill(name: EngineName): Promise<void>;
  /** Starts an engine again on its old port, stopping it first when it runs. */
  restart(name: EngineName): Promise<void>;
}

export declare function startServices(options: ServiceOptions): Promise<Services>;
