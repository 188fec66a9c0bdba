import mongoose from 'mongoose';
import { readConfig } from '../../../server/config.ts';
import { storeOptions } from '../../../server/store/options.ts';

const SET = 'mongodb://a:1,b:2,c:3/handrail?replicaSet=rs0';
/** What the driver makes of the address and our options together. */
const effective = (uri: string) => new mongoose.mongo.MongoClient(uri, driverOptions(uri)).options;

function driverOptions(uri: string): object {
  const { autoIndex: _, bufferCommands: __, ...options } = storeOptions(uri);
  return options;
}

const needed = { REDIS_URL: 'redis://r', HANDRAIL_SECRET: 'x'.repeat(32) };

describe('how the store is connected to', () => {
  it('waits for a majority and its journals, reads from the primary what stands there, and writes again once', () => {
    expect(effective(SET)).toMatchObject({
      writeConcern: { w: 'majority', journal: true },
      readPreference: { mode: 'primary' },
      readConcern: { level: 'local' },
      retryWrites: true,
      retryReads: true,
    });
  });

  it('asks a standalone for its own journal only where the address says so', () => {
    expect(effective('mongodb://a:1/handrail?journal=true&w=1').writeConcern).toMatchObject({
      w: 1,
      journal: true,
    });
  });

  it('leaves pool and patience to the address', () => {
    expect(effective(SET)).toMatchObject({ maxPoolSize: 50, socketTimeoutMS: 10_000 });
    expect(effective(`${SET}&maxPoolSize=9&sockettimeoutms=2000`)).toMatchObject({
      maxPoolSize: 9,
      socketTimeoutMS: 2_000,
      minPoolSize: 4,
    });
  });
});

describe('an address that would break a promise', () => {
  it.each([
    ['w=0', /MONGODB_URI .*w must be majority/],
    ['w=2', /MONGODB_URI .*w must be majority/],
    ['journal=false', /MONGODB_URI .*journal must be true/],
    ['j=false', /MONGODB_URI .*journal must be true/],
    ['readPreference=secondaryPreferred', /MONGODB_URI .*readPreference must be primary/],
    ['READCONCERNLEVEL=majority', /MONGODB_URI .*readConcernLevel must be local/],
  ])('ends the start: %s', (option, fault) => {
    expect(() => readConfig({ ...needed, MONGODB_URI: `${SET}&${option}` })).toThrow(fault);
  });

  it.each(['w=majority&journal=true', 'w=1', 'readPreference=primary&maxPoolSize=100&tls=true'])(
    'is not one that says %s',
    (options) => {
      expect(readConfig({ ...needed, MONGODB_URI: `${SET}&${options}` }).MONGODB_URI).toContain(options);
    },
  );
});
