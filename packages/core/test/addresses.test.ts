import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { problemsOf, fields, strictObject } from '@cordboard/core/provider';
import { BaseUrl, baseUrlBefore, httpFields } from '@cordboard/core/http';
import type * as t from 'io-ts';

const messageIn = (codec: t.Mixed, at: string): string | undefined => {
  const decoded = strictObject('Settings', fields({ at: codec }, {})).decode({ at });
  return E.isRight(decoded) ? undefined : problemsOf(decoded.left).map((p) => `${p.path} ${p.message}`)[0];
};

describe('the address of a proxy', () => {
  test.each([
    'http://127.0.0.1:3128',
    'https://proxy.example',
    'http://user:password@proxy.example:3128',
    'http://user:100%25@proxy.example:3128',
    'http://us%20er:p%C3%A4ss@proxy.example:3128',
    'http://user:a:b@proxy.example:3128',
  ])('can be %s', (proxy) => {
    expect(messageIn(httpFields.proxy, proxy)).toBeUndefined();
  });

  test.each([
    ['http://user:100%@127.0.0.1:3128', /percent sign.*%25/],
    ['http://100%:x@127.0.0.1:3128', /percent sign.*%25/],
    ['http://user:%zz@127.0.0.1:3128', /percent sign/],
    ['http://user:%ff@127.0.0.1:3128', /percent sign/],
    ['http://us%3Aer:x@127.0.0.1:3128', /colon/],
    ['http://user:%0a@127.0.0.1:3128', /control character/],
    ['http://127.0.0.1:0', /expected proxy address/],
    ['socks5://127.0.0.1:1080', /expected proxy address/],
    ['http://127.0.0.1:3128/path', /expected proxy address/],
    ['127.0.0.1:3128', /expected proxy address/],
  ])('cannot be %s', (proxy, message) => {
    const said = messageIn(httpFields.proxy, proxy);
    expect(said).toMatch(message);
    expect(said).not.toMatch(/100%|127\.0/);
  });
});

describe('the address of an API', () => {
  test('names a port that can be connected to', () => {
    expect(messageIn(BaseUrl, 'https://vendor.example:0')).toMatch(/base URL/);
    expect(messageIn(BaseUrl, 'https://vendor.example:8443/base')).toBeUndefined();
  });

  test.each([
    ['https://vendor.example\n', /holds a space or a line break/],
    ['https://vendor.example/a b', /holds a space or a line break/],
    ['https://vendor.example/a/../b', /step \. or \.\./],
    ['https://vendor.example/%2E%2e', /step \. or \.\./],
    ['https:vendor.example', /base URL/],
    ['http://vendor.example', /base URL/],
  ])('is written out: not %j', (address, message) => {
    expect(messageIn(BaseUrl, address)).toMatch(message);
  });

  test.each(['HTTPS://Vendor.Example/Base', 'http://LocalHost:8080', 'http://127.1', 'https://[::1]:8443/'])(
    'can be spelled %s',
    (address) => {
      expect(messageIn(BaseUrl, address)).toBeUndefined();
    },
  );

  const Gateway = baseUrlBefore('/agentgateway/resource');

  test.each([
    'https://gw.example:8043',
    'https://gw.example/',
    'https://gw.example/cc',
    'https://gw.example/my-agentgateway',
  ])('can be %s', (address) => {
    expect(messageIn(Gateway, address)).toBeUndefined();
  });

  test.each([
    'https://gw.example/agentgateway',
    'https://gw.example/agentgateway/',
    'https://gw.example/AgentGateway//',
    'https://gw.example/cc/agentgateway',
    'https://gw.example/agentgateway/resource',
    'https://gw.example/agentgateway/resource/onlineagent',
  ])('does not hold what is added to it: %s', (address) => {
    expect(messageIn(Gateway, address)).toMatch(/^at must end before \/agentgateway/);
  });

  test('is an address first', () => {
    expect(messageIn(Gateway, 'http://gw.example/agentgateway')).toMatch(/expected base URL/);
  });
});
