/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Array = $util.global.Array, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $Boolean = $util.global.Boolean, $BigInt = $util.global.BigInt;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const huecry = $root.huecry = (() => {

    /**
     * Namespace huecry.
     * @exports huecry
     * @namespace
     */
    const huecry = {};

    huecry.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof huecry
         * @namespace
         */
        const v1 = {};

        v1.Receipt = (function() {

            /**
             * Properties of a Receipt.
             * @typedef {Object} huecry.v1.Receipt.$Properties
             * @property {Uint8Array|null} [jws] Receipt jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Receipt.
             * @memberof huecry.v1
             * @interface IReceipt
             * @augments huecry.v1.Receipt.$Properties
             * @deprecated Use huecry.v1.Receipt.$Properties instead.
             */

            /**
             * Shape of a Receipt.
             * @typedef {huecry.v1.Receipt.$Properties} huecry.v1.Receipt.$Shape
             */

            /**
             * Constructs a new Receipt.
             * @memberof huecry.v1
             * @classdesc Represents a Receipt.
             * @constructor
             * @param {huecry.v1.Receipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Receipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Receipt jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Receipt
             * @instance
             */
            Receipt.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified Receipt message. Does not implicitly {@link huecry.v1.Receipt.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Receipt
             * @static
             * @param {huecry.v1.Receipt.$Properties} message Receipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Receipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Receipt message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Receipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Receipt & huecry.v1.Receipt.$Shape} Receipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Receipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Receipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Receipt message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Receipt
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Receipt} Receipt
             */
            Receipt.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Receipt)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Receipt: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Receipt();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a Receipt message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Receipt
             * @static
             * @param {huecry.v1.Receipt} message Receipt
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Receipt.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this Receipt to JSON.
             * @function toJSON
             * @memberof huecry.v1.Receipt
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Receipt.prototype.toJSON = function() {
                return Receipt.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Receipt;
        })();

        v1.Release = (function() {

            /**
             * Properties of a Release.
             * @typedef {Object} huecry.v1.Release.$Properties
             * @property {Uint8Array|null} [jws] Release jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Release.
             * @memberof huecry.v1
             * @interface IRelease
             * @augments huecry.v1.Release.$Properties
             * @deprecated Use huecry.v1.Release.$Properties instead.
             */

            /**
             * Shape of a Release.
             * @typedef {huecry.v1.Release.$Properties} huecry.v1.Release.$Shape
             */

            /**
             * Constructs a new Release.
             * @memberof huecry.v1
             * @classdesc Represents a Release.
             * @constructor
             * @param {huecry.v1.Release.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Release = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Release jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Release
             * @instance
             */
            Release.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified Release message. Does not implicitly {@link huecry.v1.Release.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Release
             * @static
             * @param {huecry.v1.Release.$Properties} message Release message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Release.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Release message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Release
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Release & huecry.v1.Release.$Shape} Release
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Release.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Release();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Release message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Release
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Release} Release
             */
            Release.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Release)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Release: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Release();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a Release message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Release
             * @static
             * @param {huecry.v1.Release} message Release
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Release.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this Release to JSON.
             * @function toJSON
             * @memberof huecry.v1.Release
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Release.prototype.toJSON = function() {
                return Release.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Release;
        })();

        v1.Recall = (function() {

            /**
             * Properties of a Recall.
             * @typedef {Object} huecry.v1.Recall.$Properties
             * @property {Uint8Array|null} [jws] Recall jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Recall.
             * @memberof huecry.v1
             * @interface IRecall
             * @augments huecry.v1.Recall.$Properties
             * @deprecated Use huecry.v1.Recall.$Properties instead.
             */

            /**
             * Shape of a Recall.
             * @typedef {huecry.v1.Recall.$Properties} huecry.v1.Recall.$Shape
             */

            /**
             * Constructs a new Recall.
             * @memberof huecry.v1
             * @classdesc Represents a Recall.
             * @constructor
             * @param {huecry.v1.Recall.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Recall = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Recall jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Recall
             * @instance
             */
            Recall.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified Recall message. Does not implicitly {@link huecry.v1.Recall.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Recall
             * @static
             * @param {huecry.v1.Recall.$Properties} message Recall message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Recall.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Recall message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Recall
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Recall & huecry.v1.Recall.$Shape} Recall
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Recall.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Recall();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Recall message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Recall
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Recall} Recall
             */
            Recall.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Recall)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Recall: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Recall();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a Recall message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Recall
             * @static
             * @param {huecry.v1.Recall} message Recall
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Recall.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this Recall to JSON.
             * @function toJSON
             * @memberof huecry.v1.Recall
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Recall.prototype.toJSON = function() {
                return Recall.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Recall;
        })();

        v1.Recalled = (function() {

            /**
             * Properties of a Recalled.
             * @typedef {Object} huecry.v1.Recalled.$Properties
             * @property {Uint8Array|null} [jws] Recalled jws
             * @property {Uint8Array|null} [salt] Recalled salt
             * @property {number|Long|null} [position] Recalled position
             * @property {boolean|null} [unwitnessed] Recalled unwitnessed
             * @property {number|Long|null} [noticePosition] Recalled noticePosition
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Recalled.
             * @memberof huecry.v1
             * @interface IRecalled
             * @augments huecry.v1.Recalled.$Properties
             * @deprecated Use huecry.v1.Recalled.$Properties instead.
             */

            /**
             * Shape of a Recalled.
             * @typedef {huecry.v1.Recalled.$Properties} huecry.v1.Recalled.$Shape
             */

            /**
             * Constructs a new Recalled.
             * @memberof huecry.v1
             * @classdesc Represents a Recalled.
             * @constructor
             * @param {huecry.v1.Recalled.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Recalled = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Recalled jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Recalled
             * @instance
             */
            Recalled.prototype.jws = $util.newBuffer([]);

            /**
             * Recalled salt.
             * @member {Uint8Array} salt
             * @memberof huecry.v1.Recalled
             * @instance
             */
            Recalled.prototype.salt = $util.newBuffer([]);

            /**
             * Recalled position.
             * @member {number|Long} position
             * @memberof huecry.v1.Recalled
             * @instance
             */
            Recalled.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Recalled unwitnessed.
             * @member {boolean} unwitnessed
             * @memberof huecry.v1.Recalled
             * @instance
             */
            Recalled.prototype.unwitnessed = false;

            /**
             * Recalled noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.Recalled
             * @instance
             */
            Recalled.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Recalled message. Does not implicitly {@link huecry.v1.Recalled.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Recalled
             * @static
             * @param {huecry.v1.Recalled.$Properties} message Recalled message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Recalled.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.salt);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.position);
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed") && message.unwitnessed !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.unwitnessed);
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.noticePosition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Recalled message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Recalled
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Recalled & huecry.v1.Recalled.$Shape} Recalled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Recalled.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Recalled();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unwitnessed = value;
                            else
                                delete message.unwitnessed;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Recalled message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Recalled
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Recalled} Recalled
             */
            Recalled.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Recalled)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Recalled: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Recalled();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                if (object.salt != null)
                    if (object.salt.length)
                        if (typeof object.salt === "string")
                            $util.base64.decode(object.salt, message.salt = $util.newBuffer($util.base64.length(object.salt)), 0);
                        else if (object.salt.length >= 0)
                            message.salt = object.salt;
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.unwitnessed != null)
                    if (object.unwitnessed)
                        message.unwitnessed = $Boolean(object.unwitnessed);
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Recalled message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Recalled
             * @static
             * @param {huecry.v1.Recalled} message Recalled
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Recalled.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                    if (options.bytes === $String)
                        object.salt = "";
                    else {
                        object.salt = [];
                        if (options.bytes !== $Array)
                            object.salt = $util.newBuffer(object.salt);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.unwitnessed = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt"))
                    object.salt = options.bytes === $String ? $util.base64.encode(message.salt, 0, message.salt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.salt) : message.salt;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed"))
                    object.unwitnessed = message.unwitnessed;
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                return object;
            };

            /**
             * Converts this Recalled to JSON.
             * @function toJSON
             * @memberof huecry.v1.Recalled
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Recalled.prototype.toJSON = function() {
                return Recalled.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Recalled;
        })();

        v1.Answer = (function() {

            /**
             * Properties of an Answer.
             * @typedef {Object} huecry.v1.Answer.$Properties
             * @property {Uint8Array|null} [receipt] Answer receipt
             * @property {Uint8Array|null} [salt] Answer salt
             * @property {number|Long|null} [position] Answer position
             * @property {Uint8Array|null} [release] Answer release
             * @property {string|null} [proof] Answer proof
             * @property {Uint8Array|null} [recall] Answer recall
             * @property {Array.<huecry.v1.OwnReceipt.$Properties>|null} [own] Answer own
             * @property {Array.<string>|null} [recipients] Answer recipients
             * @property {number|Long|null} [noticePosition] Answer noticePosition
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Answer.
             * @memberof huecry.v1
             * @interface IAnswer
             * @augments huecry.v1.Answer.$Properties
             * @deprecated Use huecry.v1.Answer.$Properties instead.
             */

            /**
             * Shape of an Answer.
             * @typedef {huecry.v1.Answer.$Properties} huecry.v1.Answer.$Shape
             */

            /**
             * Constructs a new Answer.
             * @memberof huecry.v1
             * @classdesc Represents an Answer.
             * @constructor
             * @param {huecry.v1.Answer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Answer = function (properties) {
                this.own = [];
                this.recipients = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Answer receipt.
             * @member {Uint8Array} receipt
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.receipt = $util.newBuffer([]);

            /**
             * Answer salt.
             * @member {Uint8Array} salt
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.salt = $util.newBuffer([]);

            /**
             * Answer position.
             * @member {number|Long} position
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Answer release.
             * @member {Uint8Array} release
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.release = $util.newBuffer([]);

            /**
             * Answer proof.
             * @member {string} proof
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.proof = "";

            /**
             * Answer recall.
             * @member {Uint8Array} recall
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.recall = $util.newBuffer([]);

            /**
             * Answer own.
             * @member {Array.<huecry.v1.OwnReceipt.$Properties>} own
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.own = $util.emptyArray;

            /**
             * Answer recipients.
             * @member {Array.<string>} recipients
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.recipients = $util.emptyArray;

            /**
             * Answer noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.Answer
             * @instance
             */
            Answer.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Answer message. Does not implicitly {@link huecry.v1.Answer.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Answer
             * @static
             * @param {huecry.v1.Answer.$Properties} message Answer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Answer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt") && message.receipt.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.receipt);
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.salt);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.position);
                if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.release);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.proof);
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall") && message.recall.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.recall);
                if (message.own != null && message.own.length)
                    for (let i = 0; i < message.own.length; ++i)
                        $root.huecry.v1.OwnReceipt.encode(message.own[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.recipients != null && message.recipients.length)
                    for (let i = 0; i < message.recipients.length; ++i)
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.recipients[i]);
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.noticePosition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Answer message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Answer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Answer & huecry.v1.Answer.$Shape} Answer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Answer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Answer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.receipt = value;
                            else
                                delete message.receipt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.release = value;
                            else
                                delete message.release;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.recall = value;
                            else
                                delete message.recall;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.own && message.own.length))
                                message.own = [];
                            message.own.push($root.huecry.v1.OwnReceipt.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.recipients && message.recipients.length))
                                message.recipients = [];
                            message.recipients.push(reader.stringVerify());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Answer message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Answer
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Answer} Answer
             */
            Answer.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Answer)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Answer: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Answer();
                if (object.receipt != null)
                    if (object.receipt.length)
                        if (typeof object.receipt === "string")
                            $util.base64.decode(object.receipt, message.receipt = $util.newBuffer($util.base64.length(object.receipt)), 0);
                        else if (object.receipt.length >= 0)
                            message.receipt = object.receipt;
                if (object.salt != null)
                    if (object.salt.length)
                        if (typeof object.salt === "string")
                            $util.base64.decode(object.salt, message.salt = $util.newBuffer($util.base64.length(object.salt)), 0);
                        else if (object.salt.length >= 0)
                            message.salt = object.salt;
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.release != null)
                    if (object.release.length)
                        if (typeof object.release === "string")
                            $util.base64.decode(object.release, message.release = $util.newBuffer($util.base64.length(object.release)), 0);
                        else if (object.release.length >= 0)
                            message.release = object.release;
                if (object.proof != null)
                    if (typeof object.proof !== "string" || object.proof.length)
                        message.proof = $String(object.proof);
                if (object.recall != null)
                    if (object.recall.length)
                        if (typeof object.recall === "string")
                            $util.base64.decode(object.recall, message.recall = $util.newBuffer($util.base64.length(object.recall)), 0);
                        else if (object.recall.length >= 0)
                            message.recall = object.recall;
                if (object.own) {
                    if (!$Array.isArray(object.own))
                        throw $TypeError(".huecry.v1.Answer.own: array expected");
                    message.own = $Array(object.own.length);
                    for (let i = 0; i < object.own.length; ++i) {
                        if (!$util.isObject(object.own[i]))
                            throw $TypeError(".huecry.v1.Answer.own: object expected");
                        message.own[i] = $root.huecry.v1.OwnReceipt.fromObject(object.own[i], _depth + 1);
                    }
                }
                if (object.recipients) {
                    if (!$Array.isArray(object.recipients))
                        throw $TypeError(".huecry.v1.Answer.recipients: array expected");
                    message.recipients = $Array(object.recipients.length);
                    for (let i = 0; i < object.recipients.length; ++i)
                        message.recipients[i] = $String(object.recipients[i]);
                }
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an Answer message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Answer
             * @static
             * @param {huecry.v1.Answer} message Answer
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Answer.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.own = [];
                    object.recipients = [];
                }
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.receipt = "";
                    else {
                        object.receipt = [];
                        if (options.bytes !== $Array)
                            object.receipt = $util.newBuffer(object.receipt);
                    }
                    if (options.bytes === $String)
                        object.salt = "";
                    else {
                        object.salt = [];
                        if (options.bytes !== $Array)
                            object.salt = $util.newBuffer(object.salt);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.release = "";
                    else {
                        object.release = [];
                        if (options.bytes !== $Array)
                            object.release = $util.newBuffer(object.release);
                    }
                    object.proof = "";
                    if (options.bytes === $String)
                        object.recall = "";
                    else {
                        object.recall = [];
                        if (options.bytes !== $Array)
                            object.recall = $util.newBuffer(object.recall);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    object.receipt = options.bytes === $String ? $util.base64.encode(message.receipt, 0, message.receipt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.receipt) : message.receipt;
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt"))
                    object.salt = options.bytes === $String ? $util.base64.encode(message.salt, 0, message.salt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.salt) : message.salt;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.release != null && $Object.hasOwnProperty.call(message, "release"))
                    object.release = options.bytes === $String ? $util.base64.encode(message.release, 0, message.release.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.release) : message.release;
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    object.proof = message.proof;
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall"))
                    object.recall = options.bytes === $String ? $util.base64.encode(message.recall, 0, message.recall.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.recall) : message.recall;
                if (message.own && message.own.length) {
                    object.own = $Array(message.own.length);
                    for (let j = 0; j < message.own.length; ++j)
                        object.own[j] = $root.huecry.v1.OwnReceipt.toObject(message.own[j], options, _depth + 1);
                }
                if (message.recipients && message.recipients.length) {
                    object.recipients = $Array(message.recipients.length);
                    for (let j = 0; j < message.recipients.length; ++j)
                        object.recipients[j] = message.recipients[j];
                }
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                return object;
            };

            /**
             * Converts this Answer to JSON.
             * @function toJSON
             * @memberof huecry.v1.Answer
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Answer.prototype.toJSON = function() {
                return Answer.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Answer;
        })();

        v1.OwnReceipt = (function() {

            /**
             * Properties of an OwnReceipt.
             * @typedef {Object} huecry.v1.OwnReceipt.$Properties
             * @property {Uint8Array|null} [digest] OwnReceipt digest
             * @property {Uint8Array|null} [salt] OwnReceipt salt
             * @property {Uint8Array|null} [receipt] OwnReceipt receipt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OwnReceipt.
             * @memberof huecry.v1
             * @interface IOwnReceipt
             * @augments huecry.v1.OwnReceipt.$Properties
             * @deprecated Use huecry.v1.OwnReceipt.$Properties instead.
             */

            /**
             * Shape of an OwnReceipt.
             * @typedef {huecry.v1.OwnReceipt.$Properties} huecry.v1.OwnReceipt.$Shape
             */

            /**
             * Constructs a new OwnReceipt.
             * @memberof huecry.v1
             * @classdesc Represents an OwnReceipt.
             * @constructor
             * @param {huecry.v1.OwnReceipt.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OwnReceipt = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OwnReceipt digest.
             * @member {Uint8Array} digest
             * @memberof huecry.v1.OwnReceipt
             * @instance
             */
            OwnReceipt.prototype.digest = $util.newBuffer([]);

            /**
             * OwnReceipt salt.
             * @member {Uint8Array} salt
             * @memberof huecry.v1.OwnReceipt
             * @instance
             */
            OwnReceipt.prototype.salt = $util.newBuffer([]);

            /**
             * OwnReceipt receipt.
             * @member {Uint8Array} receipt
             * @memberof huecry.v1.OwnReceipt
             * @instance
             */
            OwnReceipt.prototype.receipt = $util.newBuffer([]);

            /**
             * Encodes the specified OwnReceipt message. Does not implicitly {@link huecry.v1.OwnReceipt.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.OwnReceipt
             * @static
             * @param {huecry.v1.OwnReceipt.$Properties} message OwnReceipt message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OwnReceipt.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.salt);
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt") && message.receipt.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.receipt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OwnReceipt message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.OwnReceipt
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.OwnReceipt & huecry.v1.OwnReceipt.$Shape} OwnReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OwnReceipt.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.OwnReceipt();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.receipt = value;
                            else
                                delete message.receipt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OwnReceipt message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.OwnReceipt
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.OwnReceipt} OwnReceipt
             */
            OwnReceipt.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.OwnReceipt)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.OwnReceipt: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.OwnReceipt();
                if (object.digest != null)
                    if (object.digest.length)
                        if (typeof object.digest === "string")
                            $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                        else if (object.digest.length >= 0)
                            message.digest = object.digest;
                if (object.salt != null)
                    if (object.salt.length)
                        if (typeof object.salt === "string")
                            $util.base64.decode(object.salt, message.salt = $util.newBuffer($util.base64.length(object.salt)), 0);
                        else if (object.salt.length >= 0)
                            message.salt = object.salt;
                if (object.receipt != null)
                    if (object.receipt.length)
                        if (typeof object.receipt === "string")
                            $util.base64.decode(object.receipt, message.receipt = $util.newBuffer($util.base64.length(object.receipt)), 0);
                        else if (object.receipt.length >= 0)
                            message.receipt = object.receipt;
                return message;
            };

            /**
             * Creates a plain object from an OwnReceipt message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.OwnReceipt
             * @static
             * @param {huecry.v1.OwnReceipt} message OwnReceipt
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OwnReceipt.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.digest = "";
                    else {
                        object.digest = [];
                        if (options.bytes !== $Array)
                            object.digest = $util.newBuffer(object.digest);
                    }
                    if (options.bytes === $String)
                        object.salt = "";
                    else {
                        object.salt = [];
                        if (options.bytes !== $Array)
                            object.salt = $util.newBuffer(object.salt);
                    }
                    if (options.bytes === $String)
                        object.receipt = "";
                    else {
                        object.receipt = [];
                        if (options.bytes !== $Array)
                            object.receipt = $util.newBuffer(object.receipt);
                    }
                }
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                    object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt"))
                    object.salt = options.bytes === $String ? $util.base64.encode(message.salt, 0, message.salt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.salt) : message.salt;
                if (message.receipt != null && $Object.hasOwnProperty.call(message, "receipt"))
                    object.receipt = options.bytes === $String ? $util.base64.encode(message.receipt, 0, message.receipt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.receipt) : message.receipt;
                return object;
            };

            /**
             * Converts this OwnReceipt to JSON.
             * @function toJSON
             * @memberof huecry.v1.OwnReceipt
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OwnReceipt.prototype.toJSON = function() {
                return OwnReceipt.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OwnReceipt;
        })();

        v1.Proof = (function() {

            /**
             * Properties of a Proof.
             * @typedef {Object} huecry.v1.Proof.$Properties
             * @property {Uint8Array|null} [notice] Proof notice
             * @property {number|Long|null} [position] Proof position
             * @property {string|null} [proof] Proof proof
             * @property {Uint8Array|null} [decision] Proof decision
             * @property {Array.<Uint8Array>|null} [elements] Proof elements
             * @property {number|Long|null} [decisionPosition] Proof decisionPosition
             * @property {string|null} [decisionProof] Proof decisionProof
             * @property {Uint8Array|null} [release] Proof release
             * @property {Uint8Array|null} [releaseSalt] Proof releaseSalt
             * @property {number|Long|null} [releasePosition] Proof releasePosition
             * @property {string|null} [releaseProof] Proof releaseProof
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Proof.
             * @memberof huecry.v1
             * @interface IProof
             * @augments huecry.v1.Proof.$Properties
             * @deprecated Use huecry.v1.Proof.$Properties instead.
             */

            /**
             * Shape of a Proof.
             * @typedef {huecry.v1.Proof.$Properties} huecry.v1.Proof.$Shape
             */

            /**
             * Constructs a new Proof.
             * @memberof huecry.v1
             * @classdesc Represents a Proof.
             * @constructor
             * @param {huecry.v1.Proof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Proof = function (properties) {
                this.elements = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Proof notice.
             * @member {Uint8Array} notice
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.notice = $util.newBuffer([]);

            /**
             * Proof position.
             * @member {number|Long} position
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Proof proof.
             * @member {string} proof
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.proof = "";

            /**
             * Proof decision.
             * @member {Uint8Array} decision
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.decision = $util.newBuffer([]);

            /**
             * Proof elements.
             * @member {Array.<Uint8Array>} elements
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.elements = $util.emptyArray;

            /**
             * Proof decisionPosition.
             * @member {number|Long} decisionPosition
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.decisionPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Proof decisionProof.
             * @member {string} decisionProof
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.decisionProof = "";

            /**
             * Proof release.
             * @member {Uint8Array} release
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.release = $util.newBuffer([]);

            /**
             * Proof releaseSalt.
             * @member {Uint8Array} releaseSalt
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.releaseSalt = $util.newBuffer([]);

            /**
             * Proof releasePosition.
             * @member {number|Long} releasePosition
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.releasePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Proof releaseProof.
             * @member {string} releaseProof
             * @memberof huecry.v1.Proof
             * @instance
             */
            Proof.prototype.releaseProof = "";

            /**
             * Encodes the specified Proof message. Does not implicitly {@link huecry.v1.Proof.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Proof
             * @static
             * @param {huecry.v1.Proof.$Properties} message Proof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Proof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice") && message.notice.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.notice);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.position);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.proof);
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision") && message.decision.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.decision);
                if (message.elements != null && message.elements.length)
                    for (let i = 0; i < message.elements.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.elements[i]);
                if (message.decisionPosition != null && $Object.hasOwnProperty.call(message, "decisionPosition") && (typeof message.decisionPosition === "object" ? message.decisionPosition.low || message.decisionPosition.high : message.decisionPosition !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.decisionPosition);
                if (message.decisionProof != null && $Object.hasOwnProperty.call(message, "decisionProof") && message.decisionProof !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.decisionProof);
                if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.release);
                if (message.releaseSalt != null && $Object.hasOwnProperty.call(message, "releaseSalt") && message.releaseSalt.length)
                    writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.releaseSalt);
                if (message.releasePosition != null && $Object.hasOwnProperty.call(message, "releasePosition") && (typeof message.releasePosition === "object" ? message.releasePosition.low || message.releasePosition.high : message.releasePosition !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.releasePosition);
                if (message.releaseProof != null && $Object.hasOwnProperty.call(message, "releaseProof") && message.releaseProof !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.releaseProof);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Proof message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Proof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Proof & huecry.v1.Proof.$Shape} Proof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Proof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Proof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.notice = value;
                            else
                                delete message.notice;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.decision = value;
                            else
                                delete message.decision;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.elements && message.elements.length))
                                message.elements = [];
                            message.elements.push(reader.bytes());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.decisionPosition = value;
                            else
                                delete message.decisionPosition;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.decisionProof = value;
                            else
                                delete message.decisionProof;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.release = value;
                            else
                                delete message.release;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.releaseSalt = value;
                            else
                                delete message.releaseSalt;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.releasePosition = value;
                            else
                                delete message.releasePosition;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.releaseProof = value;
                            else
                                delete message.releaseProof;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Proof message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Proof
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Proof} Proof
             */
            Proof.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Proof)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Proof: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Proof();
                if (object.notice != null)
                    if (object.notice.length)
                        if (typeof object.notice === "string")
                            $util.base64.decode(object.notice, message.notice = $util.newBuffer($util.base64.length(object.notice)), 0);
                        else if (object.notice.length >= 0)
                            message.notice = object.notice;
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.proof != null)
                    if (typeof object.proof !== "string" || object.proof.length)
                        message.proof = $String(object.proof);
                if (object.decision != null)
                    if (object.decision.length)
                        if (typeof object.decision === "string")
                            $util.base64.decode(object.decision, message.decision = $util.newBuffer($util.base64.length(object.decision)), 0);
                        else if (object.decision.length >= 0)
                            message.decision = object.decision;
                if (object.elements) {
                    if (!$Array.isArray(object.elements))
                        throw $TypeError(".huecry.v1.Proof.elements: array expected");
                    message.elements = $Array(object.elements.length);
                    for (let i = 0; i < object.elements.length; ++i)
                        if (typeof object.elements[i] === "string")
                            $util.base64.decode(object.elements[i], message.elements[i] = $util.newBuffer($util.base64.length(object.elements[i])), 0);
                        else if (object.elements[i].length >= 0)
                            message.elements[i] = object.elements[i];
                }
                if (object.decisionPosition != null)
                    if (typeof object.decisionPosition === "object" ? object.decisionPosition.low || object.decisionPosition.high : $Number(object.decisionPosition) !== 0)
                        if ($util.Long)
                            message.decisionPosition = $util.Long.fromValue(object.decisionPosition, true);
                        else if (typeof object.decisionPosition === "string")
                            message.decisionPosition = $parseInt(object.decisionPosition, 10);
                        else if (typeof object.decisionPosition === "number")
                            message.decisionPosition = object.decisionPosition;
                        else if (typeof object.decisionPosition === "object")
                            message.decisionPosition = new $util.LongBits(object.decisionPosition.low >>> 0, object.decisionPosition.high >>> 0).toNumber(true);
                if (object.decisionProof != null)
                    if (typeof object.decisionProof !== "string" || object.decisionProof.length)
                        message.decisionProof = $String(object.decisionProof);
                if (object.release != null)
                    if (object.release.length)
                        if (typeof object.release === "string")
                            $util.base64.decode(object.release, message.release = $util.newBuffer($util.base64.length(object.release)), 0);
                        else if (object.release.length >= 0)
                            message.release = object.release;
                if (object.releaseSalt != null)
                    if (object.releaseSalt.length)
                        if (typeof object.releaseSalt === "string")
                            $util.base64.decode(object.releaseSalt, message.releaseSalt = $util.newBuffer($util.base64.length(object.releaseSalt)), 0);
                        else if (object.releaseSalt.length >= 0)
                            message.releaseSalt = object.releaseSalt;
                if (object.releasePosition != null)
                    if (typeof object.releasePosition === "object" ? object.releasePosition.low || object.releasePosition.high : $Number(object.releasePosition) !== 0)
                        if ($util.Long)
                            message.releasePosition = $util.Long.fromValue(object.releasePosition, true);
                        else if (typeof object.releasePosition === "string")
                            message.releasePosition = $parseInt(object.releasePosition, 10);
                        else if (typeof object.releasePosition === "number")
                            message.releasePosition = object.releasePosition;
                        else if (typeof object.releasePosition === "object")
                            message.releasePosition = new $util.LongBits(object.releasePosition.low >>> 0, object.releasePosition.high >>> 0).toNumber(true);
                if (object.releaseProof != null)
                    if (typeof object.releaseProof !== "string" || object.releaseProof.length)
                        message.releaseProof = $String(object.releaseProof);
                return message;
            };

            /**
             * Creates a plain object from a Proof message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Proof
             * @static
             * @param {huecry.v1.Proof} message Proof
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Proof.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.elements = [];
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.notice = "";
                    else {
                        object.notice = [];
                        if (options.bytes !== $Array)
                            object.notice = $util.newBuffer(object.notice);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.proof = "";
                    if (options.bytes === $String)
                        object.decision = "";
                    else {
                        object.decision = [];
                        if (options.bytes !== $Array)
                            object.decision = $util.newBuffer(object.decision);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.decisionPosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.decisionPosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.decisionProof = "";
                    if (options.bytes === $String)
                        object.release = "";
                    else {
                        object.release = [];
                        if (options.bytes !== $Array)
                            object.release = $util.newBuffer(object.release);
                    }
                    if (options.bytes === $String)
                        object.releaseSalt = "";
                    else {
                        object.releaseSalt = [];
                        if (options.bytes !== $Array)
                            object.releaseSalt = $util.newBuffer(object.releaseSalt);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.releasePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.releasePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.releaseProof = "";
                }
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                    object.notice = options.bytes === $String ? $util.base64.encode(message.notice, 0, message.notice.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.notice) : message.notice;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    object.proof = message.proof;
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision"))
                    object.decision = options.bytes === $String ? $util.base64.encode(message.decision, 0, message.decision.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.decision) : message.decision;
                if (message.elements && message.elements.length) {
                    object.elements = $Array(message.elements.length);
                    for (let j = 0; j < message.elements.length; ++j)
                        object.elements[j] = options.bytes === $String ? $util.base64.encode(message.elements[j], 0, message.elements[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.elements[j]) : message.elements[j];
                }
                if (message.decisionPosition != null && $Object.hasOwnProperty.call(message, "decisionPosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.decisionPosition = typeof message.decisionPosition === "number" ? $BigInt(message.decisionPosition) : $util.Long.fromBits(message.decisionPosition.low >>> 0, message.decisionPosition.high >>> 0, true).toBigInt();
                    else if (typeof message.decisionPosition === "number")
                        object.decisionPosition = options.longs === $String ? $String(message.decisionPosition) : message.decisionPosition;
                    else
                        object.decisionPosition = options.longs === $String ? $util.Long.prototype.toString.call(message.decisionPosition) : options.longs === $Number ? new $util.LongBits(message.decisionPosition.low >>> 0, message.decisionPosition.high >>> 0).toNumber(true) : message.decisionPosition;
                if (message.decisionProof != null && $Object.hasOwnProperty.call(message, "decisionProof"))
                    object.decisionProof = message.decisionProof;
                if (message.release != null && $Object.hasOwnProperty.call(message, "release"))
                    object.release = options.bytes === $String ? $util.base64.encode(message.release, 0, message.release.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.release) : message.release;
                if (message.releaseSalt != null && $Object.hasOwnProperty.call(message, "releaseSalt"))
                    object.releaseSalt = options.bytes === $String ? $util.base64.encode(message.releaseSalt, 0, message.releaseSalt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.releaseSalt) : message.releaseSalt;
                if (message.releasePosition != null && $Object.hasOwnProperty.call(message, "releasePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.releasePosition = typeof message.releasePosition === "number" ? $BigInt(message.releasePosition) : $util.Long.fromBits(message.releasePosition.low >>> 0, message.releasePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.releasePosition === "number")
                        object.releasePosition = options.longs === $String ? $String(message.releasePosition) : message.releasePosition;
                    else
                        object.releasePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.releasePosition) : options.longs === $Number ? new $util.LongBits(message.releasePosition.low >>> 0, message.releasePosition.high >>> 0).toNumber(true) : message.releasePosition;
                if (message.releaseProof != null && $Object.hasOwnProperty.call(message, "releaseProof"))
                    object.releaseProof = message.releaseProof;
                return object;
            };

            /**
             * Converts this Proof to JSON.
             * @function toJSON
             * @memberof huecry.v1.Proof
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Proof.prototype.toJSON = function() {
                return Proof.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Proof;
        })();

        v1.Reject = (function() {

            /**
             * Properties of a Reject.
             * @typedef {Object} huecry.v1.Reject.$Properties
             * @property {Uint8Array|null} [jws] Reject jws
             * @property {number|Long|null} [position] Reject position
             * @property {boolean|null} [hasPosition] Reject hasPosition
             * @property {Uint8Array|null} [salt] Reject salt
             * @property {number|Long|null} [refusalPosition] Reject refusalPosition
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Reject.
             * @memberof huecry.v1
             * @interface IReject
             * @augments huecry.v1.Reject.$Properties
             * @deprecated Use huecry.v1.Reject.$Properties instead.
             */

            /**
             * Shape of a Reject.
             * @typedef {huecry.v1.Reject.$Properties} huecry.v1.Reject.$Shape
             */

            /**
             * Constructs a new Reject.
             * @memberof huecry.v1
             * @classdesc Represents a Reject.
             * @constructor
             * @param {huecry.v1.Reject.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Reject = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Reject jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Reject
             * @instance
             */
            Reject.prototype.jws = $util.newBuffer([]);

            /**
             * Reject position.
             * @member {number|Long} position
             * @memberof huecry.v1.Reject
             * @instance
             */
            Reject.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Reject hasPosition.
             * @member {boolean} hasPosition
             * @memberof huecry.v1.Reject
             * @instance
             */
            Reject.prototype.hasPosition = false;

            /**
             * Reject salt.
             * @member {Uint8Array} salt
             * @memberof huecry.v1.Reject
             * @instance
             */
            Reject.prototype.salt = $util.newBuffer([]);

            /**
             * Reject refusalPosition.
             * @member {number|Long} refusalPosition
             * @memberof huecry.v1.Reject
             * @instance
             */
            Reject.prototype.refusalPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Reject message. Does not implicitly {@link huecry.v1.Reject.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Reject
             * @static
             * @param {huecry.v1.Reject.$Properties} message Reject message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Reject.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.position);
                if (message.hasPosition != null && $Object.hasOwnProperty.call(message, "hasPosition") && message.hasPosition !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.hasPosition);
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.salt);
                if (message.refusalPosition != null && $Object.hasOwnProperty.call(message, "refusalPosition") && (typeof message.refusalPosition === "object" ? message.refusalPosition.low || message.refusalPosition.high : message.refusalPosition !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.refusalPosition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Reject message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Reject
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Reject & huecry.v1.Reject.$Shape} Reject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Reject.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Reject();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasPosition = value;
                            else
                                delete message.hasPosition;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.refusalPosition = value;
                            else
                                delete message.refusalPosition;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Reject message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Reject
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Reject} Reject
             */
            Reject.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Reject)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Reject: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Reject();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.hasPosition != null)
                    if (object.hasPosition)
                        message.hasPosition = $Boolean(object.hasPosition);
                if (object.salt != null)
                    if (object.salt.length)
                        if (typeof object.salt === "string")
                            $util.base64.decode(object.salt, message.salt = $util.newBuffer($util.base64.length(object.salt)), 0);
                        else if (object.salt.length >= 0)
                            message.salt = object.salt;
                if (object.refusalPosition != null)
                    if (typeof object.refusalPosition === "object" ? object.refusalPosition.low || object.refusalPosition.high : $Number(object.refusalPosition) !== 0)
                        if ($util.Long)
                            message.refusalPosition = $util.Long.fromValue(object.refusalPosition, true);
                        else if (typeof object.refusalPosition === "string")
                            message.refusalPosition = $parseInt(object.refusalPosition, 10);
                        else if (typeof object.refusalPosition === "number")
                            message.refusalPosition = object.refusalPosition;
                        else if (typeof object.refusalPosition === "object")
                            message.refusalPosition = new $util.LongBits(object.refusalPosition.low >>> 0, object.refusalPosition.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Reject message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Reject
             * @static
             * @param {huecry.v1.Reject} message Reject
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Reject.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.hasPosition = false;
                    if (options.bytes === $String)
                        object.salt = "";
                    else {
                        object.salt = [];
                        if (options.bytes !== $Array)
                            object.salt = $util.newBuffer(object.salt);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.refusalPosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.refusalPosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.hasPosition != null && $Object.hasOwnProperty.call(message, "hasPosition"))
                    object.hasPosition = message.hasPosition;
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt"))
                    object.salt = options.bytes === $String ? $util.base64.encode(message.salt, 0, message.salt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.salt) : message.salt;
                if (message.refusalPosition != null && $Object.hasOwnProperty.call(message, "refusalPosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.refusalPosition = typeof message.refusalPosition === "number" ? $BigInt(message.refusalPosition) : $util.Long.fromBits(message.refusalPosition.low >>> 0, message.refusalPosition.high >>> 0, true).toBigInt();
                    else if (typeof message.refusalPosition === "number")
                        object.refusalPosition = options.longs === $String ? $String(message.refusalPosition) : message.refusalPosition;
                    else
                        object.refusalPosition = options.longs === $String ? $util.Long.prototype.toString.call(message.refusalPosition) : options.longs === $Number ? new $util.LongBits(message.refusalPosition.low >>> 0, message.refusalPosition.high >>> 0).toNumber(true) : message.refusalPosition;
                return object;
            };

            /**
             * Converts this Reject to JSON.
             * @function toJSON
             * @memberof huecry.v1.Reject
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Reject.prototype.toJSON = function() {
                return Reject.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Reject;
        })();

        v1.AttachmentPut = (function() {

            /**
             * Properties of an AttachmentPut.
             * @typedef {Object} huecry.v1.AttachmentPut.$Properties
             * @property {string|null} [id] AttachmentPut id
             * @property {number|Long|null} [sizeBytes] AttachmentPut sizeBytes
             * @property {number|Long|null} [offset] AttachmentPut offset
             * @property {Uint8Array|null} [data] AttachmentPut data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttachmentPut.
             * @memberof huecry.v1
             * @interface IAttachmentPut
             * @augments huecry.v1.AttachmentPut.$Properties
             * @deprecated Use huecry.v1.AttachmentPut.$Properties instead.
             */

            /**
             * Shape of an AttachmentPut.
             * @typedef {huecry.v1.AttachmentPut.$Properties} huecry.v1.AttachmentPut.$Shape
             */

            /**
             * Constructs a new AttachmentPut.
             * @memberof huecry.v1
             * @classdesc Represents an AttachmentPut.
             * @constructor
             * @param {huecry.v1.AttachmentPut.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttachmentPut = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttachmentPut id.
             * @member {string} id
             * @memberof huecry.v1.AttachmentPut
             * @instance
             */
            AttachmentPut.prototype.id = "";

            /**
             * AttachmentPut sizeBytes.
             * @member {number|Long} sizeBytes
             * @memberof huecry.v1.AttachmentPut
             * @instance
             */
            AttachmentPut.prototype.sizeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttachmentPut offset.
             * @member {number|Long} offset
             * @memberof huecry.v1.AttachmentPut
             * @instance
             */
            AttachmentPut.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttachmentPut data.
             * @member {Uint8Array} data
             * @memberof huecry.v1.AttachmentPut
             * @instance
             */
            AttachmentPut.prototype.data = $util.newBuffer([]);

            /**
             * Encodes the specified AttachmentPut message. Does not implicitly {@link huecry.v1.AttachmentPut.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AttachmentPut
             * @static
             * @param {huecry.v1.AttachmentPut.$Properties} message AttachmentPut message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttachmentPut.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && (typeof message.sizeBytes === "object" ? message.sizeBytes.low || message.sizeBytes.high : message.sizeBytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sizeBytes);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttachmentPut message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AttachmentPut
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentPut & huecry.v1.AttachmentPut.$Shape} AttachmentPut
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttachmentPut.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AttachmentPut();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sizeBytes = value;
                            else
                                delete message.sizeBytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttachmentPut message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AttachmentPut
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AttachmentPut} AttachmentPut
             */
            AttachmentPut.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AttachmentPut)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AttachmentPut: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AttachmentPut();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.sizeBytes != null)
                    if (typeof object.sizeBytes === "object" ? object.sizeBytes.low || object.sizeBytes.high : $Number(object.sizeBytes) !== 0)
                        if ($util.Long)
                            message.sizeBytes = $util.Long.fromValue(object.sizeBytes, true);
                        else if (typeof object.sizeBytes === "string")
                            message.sizeBytes = $parseInt(object.sizeBytes, 10);
                        else if (typeof object.sizeBytes === "number")
                            message.sizeBytes = object.sizeBytes;
                        else if (typeof object.sizeBytes === "object")
                            message.sizeBytes = new $util.LongBits(object.sizeBytes.low >>> 0, object.sizeBytes.high >>> 0).toNumber(true);
                if (object.offset != null)
                    if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                        if ($util.Long)
                            message.offset = $util.Long.fromValue(object.offset, true);
                        else if (typeof object.offset === "string")
                            message.offset = $parseInt(object.offset, 10);
                        else if (typeof object.offset === "number")
                            message.offset = object.offset;
                        else if (typeof object.offset === "object")
                            message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
                if (object.data != null)
                    if (object.data.length)
                        if (typeof object.data === "string")
                            $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                        else if (object.data.length >= 0)
                            message.data = object.data;
                return message;
            };

            /**
             * Creates a plain object from an AttachmentPut message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AttachmentPut
             * @static
             * @param {huecry.v1.AttachmentPut} message AttachmentPut
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttachmentPut.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sizeBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sizeBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.data = "";
                    else {
                        object.data = [];
                        if (options.bytes !== $Array)
                            object.data = $util.newBuffer(object.data);
                    }
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sizeBytes = typeof message.sizeBytes === "number" ? $BigInt(message.sizeBytes) : $util.Long.fromBits(message.sizeBytes.low >>> 0, message.sizeBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.sizeBytes === "number")
                        object.sizeBytes = options.longs === $String ? $String(message.sizeBytes) : message.sizeBytes;
                    else
                        object.sizeBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.sizeBytes) : options.longs === $Number ? new $util.LongBits(message.sizeBytes.low >>> 0, message.sizeBytes.high >>> 0).toNumber(true) : message.sizeBytes;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                    else if (typeof message.offset === "number")
                        object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                    else
                        object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                return object;
            };

            /**
             * Converts this AttachmentPut to JSON.
             * @function toJSON
             * @memberof huecry.v1.AttachmentPut
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttachmentPut.prototype.toJSON = function() {
                return AttachmentPut.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AttachmentPut;
        })();

        v1.AttachmentStored = (function() {

            /**
             * Properties of an AttachmentStored.
             * @typedef {Object} huecry.v1.AttachmentStored.$Properties
             * @property {string|null} [error] AttachmentStored error
             * @property {number|Long|null} [offset] AttachmentStored offset
             * @property {boolean|null} [complete] AttachmentStored complete
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttachmentStored.
             * @memberof huecry.v1
             * @interface IAttachmentStored
             * @augments huecry.v1.AttachmentStored.$Properties
             * @deprecated Use huecry.v1.AttachmentStored.$Properties instead.
             */

            /**
             * Shape of an AttachmentStored.
             * @typedef {huecry.v1.AttachmentStored.$Properties} huecry.v1.AttachmentStored.$Shape
             */

            /**
             * Constructs a new AttachmentStored.
             * @memberof huecry.v1
             * @classdesc Represents an AttachmentStored.
             * @constructor
             * @param {huecry.v1.AttachmentStored.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttachmentStored = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttachmentStored error.
             * @member {string} error
             * @memberof huecry.v1.AttachmentStored
             * @instance
             */
            AttachmentStored.prototype.error = "";

            /**
             * AttachmentStored offset.
             * @member {number|Long} offset
             * @memberof huecry.v1.AttachmentStored
             * @instance
             */
            AttachmentStored.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttachmentStored complete.
             * @member {boolean} complete
             * @memberof huecry.v1.AttachmentStored
             * @instance
             */
            AttachmentStored.prototype.complete = false;

            /**
             * Encodes the specified AttachmentStored message. Does not implicitly {@link huecry.v1.AttachmentStored.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AttachmentStored
             * @static
             * @param {huecry.v1.AttachmentStored.$Properties} message AttachmentStored message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttachmentStored.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.complete);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttachmentStored message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AttachmentStored
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentStored & huecry.v1.AttachmentStored.$Shape} AttachmentStored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttachmentStored.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AttachmentStored();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttachmentStored message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AttachmentStored
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AttachmentStored} AttachmentStored
             */
            AttachmentStored.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AttachmentStored)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AttachmentStored: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AttachmentStored();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.offset != null)
                    if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                        if ($util.Long)
                            message.offset = $util.Long.fromValue(object.offset, true);
                        else if (typeof object.offset === "string")
                            message.offset = $parseInt(object.offset, 10);
                        else if (typeof object.offset === "number")
                            message.offset = object.offset;
                        else if (typeof object.offset === "object")
                            message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
                if (object.complete != null)
                    if (object.complete)
                        message.complete = $Boolean(object.complete);
                return message;
            };

            /**
             * Creates a plain object from an AttachmentStored message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AttachmentStored
             * @static
             * @param {huecry.v1.AttachmentStored} message AttachmentStored
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttachmentStored.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.error = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.complete = false;
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                    else if (typeof message.offset === "number")
                        object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                    else
                        object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete"))
                    object.complete = message.complete;
                return object;
            };

            /**
             * Converts this AttachmentStored to JSON.
             * @function toJSON
             * @memberof huecry.v1.AttachmentStored
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttachmentStored.prototype.toJSON = function() {
                return AttachmentStored.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AttachmentStored;
        })();

        v1.AttachmentGet = (function() {

            /**
             * Properties of an AttachmentGet.
             * @typedef {Object} huecry.v1.AttachmentGet.$Properties
             * @property {string|null} [id] AttachmentGet id
             * @property {number|Long|null} [offset] AttachmentGet offset
             * @property {number|null} [maxBytes] AttachmentGet maxBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttachmentGet.
             * @memberof huecry.v1
             * @interface IAttachmentGet
             * @augments huecry.v1.AttachmentGet.$Properties
             * @deprecated Use huecry.v1.AttachmentGet.$Properties instead.
             */

            /**
             * Shape of an AttachmentGet.
             * @typedef {huecry.v1.AttachmentGet.$Properties} huecry.v1.AttachmentGet.$Shape
             */

            /**
             * Constructs a new AttachmentGet.
             * @memberof huecry.v1
             * @classdesc Represents an AttachmentGet.
             * @constructor
             * @param {huecry.v1.AttachmentGet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttachmentGet = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttachmentGet id.
             * @member {string} id
             * @memberof huecry.v1.AttachmentGet
             * @instance
             */
            AttachmentGet.prototype.id = "";

            /**
             * AttachmentGet offset.
             * @member {number|Long} offset
             * @memberof huecry.v1.AttachmentGet
             * @instance
             */
            AttachmentGet.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AttachmentGet maxBytes.
             * @member {number} maxBytes
             * @memberof huecry.v1.AttachmentGet
             * @instance
             */
            AttachmentGet.prototype.maxBytes = 0;

            /**
             * Encodes the specified AttachmentGet message. Does not implicitly {@link huecry.v1.AttachmentGet.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AttachmentGet
             * @static
             * @param {huecry.v1.AttachmentGet.$Properties} message AttachmentGet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttachmentGet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.offset);
                if (message.maxBytes != null && $Object.hasOwnProperty.call(message, "maxBytes") && message.maxBytes !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttachmentGet message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AttachmentGet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentGet & huecry.v1.AttachmentGet.$Shape} AttachmentGet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttachmentGet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AttachmentGet();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.maxBytes = value;
                            else
                                delete message.maxBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttachmentGet message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AttachmentGet
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AttachmentGet} AttachmentGet
             */
            AttachmentGet.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AttachmentGet)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AttachmentGet: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AttachmentGet();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.offset != null)
                    if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                        if ($util.Long)
                            message.offset = $util.Long.fromValue(object.offset, true);
                        else if (typeof object.offset === "string")
                            message.offset = $parseInt(object.offset, 10);
                        else if (typeof object.offset === "number")
                            message.offset = object.offset;
                        else if (typeof object.offset === "object")
                            message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
                if (object.maxBytes != null)
                    if ($Number(object.maxBytes) !== 0)
                        message.maxBytes = object.maxBytes >>> 0;
                return message;
            };

            /**
             * Creates a plain object from an AttachmentGet message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AttachmentGet
             * @static
             * @param {huecry.v1.AttachmentGet} message AttachmentGet
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttachmentGet.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.maxBytes = 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                    else if (typeof message.offset === "number")
                        object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                    else
                        object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
                if (message.maxBytes != null && $Object.hasOwnProperty.call(message, "maxBytes"))
                    object.maxBytes = message.maxBytes;
                return object;
            };

            /**
             * Converts this AttachmentGet to JSON.
             * @function toJSON
             * @memberof huecry.v1.AttachmentGet
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttachmentGet.prototype.toJSON = function() {
                return AttachmentGet.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AttachmentGet;
        })();

        v1.AttachmentPart = (function() {

            /**
             * Properties of an AttachmentPart.
             * @typedef {Object} huecry.v1.AttachmentPart.$Properties
             * @property {string|null} [error] AttachmentPart error
             * @property {Uint8Array|null} [data] AttachmentPart data
             * @property {number|Long|null} [sizeBytes] AttachmentPart sizeBytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AttachmentPart.
             * @memberof huecry.v1
             * @interface IAttachmentPart
             * @augments huecry.v1.AttachmentPart.$Properties
             * @deprecated Use huecry.v1.AttachmentPart.$Properties instead.
             */

            /**
             * Shape of an AttachmentPart.
             * @typedef {huecry.v1.AttachmentPart.$Properties} huecry.v1.AttachmentPart.$Shape
             */

            /**
             * Constructs a new AttachmentPart.
             * @memberof huecry.v1
             * @classdesc Represents an AttachmentPart.
             * @constructor
             * @param {huecry.v1.AttachmentPart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AttachmentPart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AttachmentPart error.
             * @member {string} error
             * @memberof huecry.v1.AttachmentPart
             * @instance
             */
            AttachmentPart.prototype.error = "";

            /**
             * AttachmentPart data.
             * @member {Uint8Array} data
             * @memberof huecry.v1.AttachmentPart
             * @instance
             */
            AttachmentPart.prototype.data = $util.newBuffer([]);

            /**
             * AttachmentPart sizeBytes.
             * @member {number|Long} sizeBytes
             * @memberof huecry.v1.AttachmentPart
             * @instance
             */
            AttachmentPart.prototype.sizeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AttachmentPart message. Does not implicitly {@link huecry.v1.AttachmentPart.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AttachmentPart
             * @static
             * @param {huecry.v1.AttachmentPart.$Properties} message AttachmentPart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AttachmentPart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && (typeof message.sizeBytes === "object" ? message.sizeBytes.low || message.sizeBytes.high : message.sizeBytes !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sizeBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AttachmentPart message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AttachmentPart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentPart & huecry.v1.AttachmentPart.$Shape} AttachmentPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AttachmentPart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AttachmentPart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sizeBytes = value;
                            else
                                delete message.sizeBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AttachmentPart message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AttachmentPart
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AttachmentPart} AttachmentPart
             */
            AttachmentPart.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AttachmentPart)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AttachmentPart: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AttachmentPart();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.data != null)
                    if (object.data.length)
                        if (typeof object.data === "string")
                            $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                        else if (object.data.length >= 0)
                            message.data = object.data;
                if (object.sizeBytes != null)
                    if (typeof object.sizeBytes === "object" ? object.sizeBytes.low || object.sizeBytes.high : $Number(object.sizeBytes) !== 0)
                        if ($util.Long)
                            message.sizeBytes = $util.Long.fromValue(object.sizeBytes, true);
                        else if (typeof object.sizeBytes === "string")
                            message.sizeBytes = $parseInt(object.sizeBytes, 10);
                        else if (typeof object.sizeBytes === "number")
                            message.sizeBytes = object.sizeBytes;
                        else if (typeof object.sizeBytes === "object")
                            message.sizeBytes = new $util.LongBits(object.sizeBytes.low >>> 0, object.sizeBytes.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an AttachmentPart message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AttachmentPart
             * @static
             * @param {huecry.v1.AttachmentPart} message AttachmentPart
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AttachmentPart.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.error = "";
                    if (options.bytes === $String)
                        object.data = "";
                    else {
                        object.data = [];
                        if (options.bytes !== $Array)
                            object.data = $util.newBuffer(object.data);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.sizeBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.sizeBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sizeBytes = typeof message.sizeBytes === "number" ? $BigInt(message.sizeBytes) : $util.Long.fromBits(message.sizeBytes.low >>> 0, message.sizeBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.sizeBytes === "number")
                        object.sizeBytes = options.longs === $String ? $String(message.sizeBytes) : message.sizeBytes;
                    else
                        object.sizeBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.sizeBytes) : options.longs === $Number ? new $util.LongBits(message.sizeBytes.low >>> 0, message.sizeBytes.high >>> 0).toNumber(true) : message.sizeBytes;
                return object;
            };

            /**
             * Converts this AttachmentPart to JSON.
             * @function toJSON
             * @memberof huecry.v1.AttachmentPart
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AttachmentPart.prototype.toJSON = function() {
                return AttachmentPart.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AttachmentPart;
        })();

        v1.AuditHeader = (function() {

            /**
             * Properties of an AuditHeader.
             * @typedef {Object} huecry.v1.AuditHeader.$Properties
             * @property {string|null} [role] AuditHeader role
             * @property {string|null} [member] AuditHeader member
             * @property {string|null} [origin] AuditHeader origin
             * @property {Uint8Array|null} [genesis] AuditHeader genesis
             * @property {number|Long|null} [madeMs] AuditHeader madeMs
             * @property {number|Long|null} [size] AuditHeader size
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AuditHeader.
             * @memberof huecry.v1
             * @interface IAuditHeader
             * @augments huecry.v1.AuditHeader.$Properties
             * @deprecated Use huecry.v1.AuditHeader.$Properties instead.
             */

            /**
             * Shape of an AuditHeader.
             * @typedef {huecry.v1.AuditHeader.$Properties} huecry.v1.AuditHeader.$Shape
             */

            /**
             * Constructs a new AuditHeader.
             * @memberof huecry.v1
             * @classdesc Represents an AuditHeader.
             * @constructor
             * @param {huecry.v1.AuditHeader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AuditHeader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AuditHeader role.
             * @member {string} role
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.role = "";

            /**
             * AuditHeader member.
             * @member {string} member
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.member = "";

            /**
             * AuditHeader origin.
             * @member {string} origin
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.origin = "";

            /**
             * AuditHeader genesis.
             * @member {Uint8Array} genesis
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.genesis = $util.newBuffer([]);

            /**
             * AuditHeader madeMs.
             * @member {number|Long} madeMs
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.madeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AuditHeader size.
             * @member {number|Long} size
             * @memberof huecry.v1.AuditHeader
             * @instance
             */
            AuditHeader.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AuditHeader message. Does not implicitly {@link huecry.v1.AuditHeader.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AuditHeader
             * @static
             * @param {huecry.v1.AuditHeader.$Properties} message AuditHeader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AuditHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.role);
                if (message.member != null && $Object.hasOwnProperty.call(message, "member") && message.member !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.member);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.origin);
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis") && message.genesis.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.genesis);
                if (message.madeMs != null && $Object.hasOwnProperty.call(message, "madeMs") && (typeof message.madeMs === "object" ? message.madeMs.low || message.madeMs.high : message.madeMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.madeMs);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.size);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AuditHeader message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AuditHeader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AuditHeader & huecry.v1.AuditHeader.$Shape} AuditHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AuditHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AuditHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.member = value;
                            else
                                delete message.member;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.genesis = value;
                            else
                                delete message.genesis;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.madeMs = value;
                            else
                                delete message.madeMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AuditHeader message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AuditHeader
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AuditHeader} AuditHeader
             */
            AuditHeader.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AuditHeader)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AuditHeader: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AuditHeader();
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.member != null)
                    if (typeof object.member !== "string" || object.member.length)
                        message.member = $String(object.member);
                if (object.origin != null)
                    if (typeof object.origin !== "string" || object.origin.length)
                        message.origin = $String(object.origin);
                if (object.genesis != null)
                    if (object.genesis.length)
                        if (typeof object.genesis === "string")
                            $util.base64.decode(object.genesis, message.genesis = $util.newBuffer($util.base64.length(object.genesis)), 0);
                        else if (object.genesis.length >= 0)
                            message.genesis = object.genesis;
                if (object.madeMs != null)
                    if (typeof object.madeMs === "object" ? object.madeMs.low || object.madeMs.high : $Number(object.madeMs) !== 0)
                        if ($util.Long)
                            message.madeMs = $util.Long.fromValue(object.madeMs, true);
                        else if (typeof object.madeMs === "string")
                            message.madeMs = $parseInt(object.madeMs, 10);
                        else if (typeof object.madeMs === "number")
                            message.madeMs = object.madeMs;
                        else if (typeof object.madeMs === "object")
                            message.madeMs = new $util.LongBits(object.madeMs.low >>> 0, object.madeMs.high >>> 0).toNumber(true);
                if (object.size != null)
                    if (typeof object.size === "object" ? object.size.low || object.size.high : $Number(object.size) !== 0)
                        if ($util.Long)
                            message.size = $util.Long.fromValue(object.size, true);
                        else if (typeof object.size === "string")
                            message.size = $parseInt(object.size, 10);
                        else if (typeof object.size === "number")
                            message.size = object.size;
                        else if (typeof object.size === "object")
                            message.size = new $util.LongBits(object.size.low >>> 0, object.size.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an AuditHeader message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AuditHeader
             * @static
             * @param {huecry.v1.AuditHeader} message AuditHeader
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AuditHeader.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.role = "";
                    object.member = "";
                    object.origin = "";
                    if (options.bytes === $String)
                        object.genesis = "";
                    else {
                        object.genesis = [];
                        if (options.bytes !== $Array)
                            object.genesis = $util.newBuffer(object.genesis);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.madeMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.madeMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.size = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.size = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.member != null && $Object.hasOwnProperty.call(message, "member"))
                    object.member = message.member;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    object.origin = message.origin;
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis"))
                    object.genesis = options.bytes === $String ? $util.base64.encode(message.genesis, 0, message.genesis.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.genesis) : message.genesis;
                if (message.madeMs != null && $Object.hasOwnProperty.call(message, "madeMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.madeMs = typeof message.madeMs === "number" ? $BigInt(message.madeMs) : $util.Long.fromBits(message.madeMs.low >>> 0, message.madeMs.high >>> 0, true).toBigInt();
                    else if (typeof message.madeMs === "number")
                        object.madeMs = options.longs === $String ? $String(message.madeMs) : message.madeMs;
                    else
                        object.madeMs = options.longs === $String ? $util.Long.prototype.toString.call(message.madeMs) : options.longs === $Number ? new $util.LongBits(message.madeMs.low >>> 0, message.madeMs.high >>> 0).toNumber(true) : message.madeMs;
                if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.size = typeof message.size === "number" ? $BigInt(message.size) : $util.Long.fromBits(message.size.low >>> 0, message.size.high >>> 0, true).toBigInt();
                    else if (typeof message.size === "number")
                        object.size = options.longs === $String ? $String(message.size) : message.size;
                    else
                        object.size = options.longs === $String ? $util.Long.prototype.toString.call(message.size) : options.longs === $Number ? new $util.LongBits(message.size.low >>> 0, message.size.high >>> 0).toNumber(true) : message.size;
                return object;
            };

            /**
             * Converts this AuditHeader to JSON.
             * @function toJSON
             * @memberof huecry.v1.AuditHeader
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AuditHeader.prototype.toJSON = function() {
                return AuditHeader.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AuditHeader;
        })();

        v1.AuditOpening = (function() {

            /**
             * Properties of an AuditOpening.
             * @typedef {Object} huecry.v1.AuditOpening.$Properties
             * @property {number|Long|null} [position] AuditOpening position
             * @property {huecry.v1.NoticeOpening.$Properties|null} [notice] AuditOpening notice
             * @property {huecry.v1.DecisionOpening.$Properties|null} [decision] AuditOpening decision
             * @property {huecry.v1.ReceiptsOpening.$Properties|null} [receipts] AuditOpening receipts
             * @property {huecry.v1.SaltedOpening.$Properties|null} [refusal] AuditOpening refusal
             * @property {huecry.v1.SaltedOpening.$Properties|null} [release] AuditOpening release
             * @property {huecry.v1.SaltedOpening.$Properties|null} [recall] AuditOpening recall
             * @property {"notice"|"decision"|"receipts"|"refusal"|"release"|"recall"} [body] AuditOpening body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AuditOpening.
             * @memberof huecry.v1
             * @interface IAuditOpening
             * @augments huecry.v1.AuditOpening.$Properties
             * @deprecated Use huecry.v1.AuditOpening.$Properties instead.
             */

            /**
             * Narrowed shape of an AuditOpening.
             * @typedef {{
             *   position?: number|Long|null;
             *   notice?: huecry.v1.NoticeOpening.$Shape|null;
             *   decision?: huecry.v1.DecisionOpening.$Shape|null;
             *   receipts?: huecry.v1.ReceiptsOpening.$Shape|null;
             *   refusal?: huecry.v1.SaltedOpening.$Shape|null;
             *   release?: huecry.v1.SaltedOpening.$Shape|null;
             *   recall?: huecry.v1.SaltedOpening.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "notice"; notice: huecry.v1.NoticeOpening.$Shape; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "decision"; notice?: null; decision: huecry.v1.DecisionOpening.$Shape; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "receipts"; notice?: null; decision?: null; receipts: huecry.v1.ReceiptsOpening.$Shape; refusal?: null; release?: null; recall?: null }|{ body?: "refusal"; notice?: null; decision?: null; receipts?: null; refusal: huecry.v1.SaltedOpening.$Shape; release?: null; recall?: null }|{ body?: "release"; notice?: null; decision?: null; receipts?: null; refusal?: null; release: huecry.v1.SaltedOpening.$Shape; recall?: null }|{ body?: "recall"; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall: huecry.v1.SaltedOpening.$Shape })
             * )} huecry.v1.AuditOpening.$Shape
             */

            /**
             * Constructs a new AuditOpening.
             * @memberof huecry.v1
             * @classdesc Represents an AuditOpening.
             * @constructor
             * @param {huecry.v1.AuditOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AuditOpening = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AuditOpening position.
             * @member {number|Long} position
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AuditOpening notice.
             * @member {huecry.v1.NoticeOpening.$Properties|null|undefined} notice
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.notice = null;

            /**
             * AuditOpening decision.
             * @member {huecry.v1.DecisionOpening.$Properties|null|undefined} decision
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.decision = null;

            /**
             * AuditOpening receipts.
             * @member {huecry.v1.ReceiptsOpening.$Properties|null|undefined} receipts
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.receipts = null;

            /**
             * AuditOpening refusal.
             * @member {huecry.v1.SaltedOpening.$Properties|null|undefined} refusal
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.refusal = null;

            /**
             * AuditOpening release.
             * @member {huecry.v1.SaltedOpening.$Properties|null|undefined} release
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.release = null;

            /**
             * AuditOpening recall.
             * @member {huecry.v1.SaltedOpening.$Properties|null|undefined} recall
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            AuditOpening.prototype.recall = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * AuditOpening body.
             * @member {"notice"|"decision"|"receipts"|"refusal"|"release"|"recall"|undefined} body
             * @memberof huecry.v1.AuditOpening
             * @instance
             */
            $Object.defineProperty(AuditOpening.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["notice", "decision", "receipts", "refusal", "release", "recall"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AuditOpening message. Does not implicitly {@link huecry.v1.AuditOpening.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AuditOpening
             * @static
             * @param {huecry.v1.AuditOpening.$Properties} message AuditOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AuditOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                    $root.huecry.v1.NoticeOpening.encode(message.notice, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision"))
                    $root.huecry.v1.DecisionOpening.encode(message.decision, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    $root.huecry.v1.ReceiptsOpening.encode(message.receipts, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal"))
                    $root.huecry.v1.SaltedOpening.encode(message.refusal, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.release != null && $Object.hasOwnProperty.call(message, "release"))
                    $root.huecry.v1.SaltedOpening.encode(message.release, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall"))
                    $root.huecry.v1.SaltedOpening.encode(message.recall, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AuditOpening message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AuditOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AuditOpening & huecry.v1.AuditOpening.$Shape} AuditOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AuditOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AuditOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.notice = $root.huecry.v1.NoticeOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.notice);
                            message.body = "notice";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.decision = $root.huecry.v1.DecisionOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.decision);
                            message.body = "decision";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.receipts = $root.huecry.v1.ReceiptsOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.receipts);
                            message.body = "receipts";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.refusal = $root.huecry.v1.SaltedOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.refusal);
                            message.body = "refusal";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.release = $root.huecry.v1.SaltedOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.release);
                            message.body = "release";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.recall = $root.huecry.v1.SaltedOpening.decode(reader, reader.size(), $undefined, _depth + 1, message.recall);
                            message.body = "recall";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AuditOpening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AuditOpening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AuditOpening} AuditOpening
             */
            AuditOpening.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AuditOpening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AuditOpening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AuditOpening();
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.notice != null) {
                    if (!$util.isObject(object.notice))
                        throw $TypeError(".huecry.v1.AuditOpening.notice: object expected");
                    message.notice = $root.huecry.v1.NoticeOpening.fromObject(object.notice, _depth + 1);
                }
                if (object.decision != null) {
                    if (!$util.isObject(object.decision))
                        throw $TypeError(".huecry.v1.AuditOpening.decision: object expected");
                    message.decision = $root.huecry.v1.DecisionOpening.fromObject(object.decision, _depth + 1);
                }
                if (object.receipts != null) {
                    if (!$util.isObject(object.receipts))
                        throw $TypeError(".huecry.v1.AuditOpening.receipts: object expected");
                    message.receipts = $root.huecry.v1.ReceiptsOpening.fromObject(object.receipts, _depth + 1);
                }
                if (object.refusal != null) {
                    if (!$util.isObject(object.refusal))
                        throw $TypeError(".huecry.v1.AuditOpening.refusal: object expected");
                    message.refusal = $root.huecry.v1.SaltedOpening.fromObject(object.refusal, _depth + 1);
                }
                if (object.release != null) {
                    if (!$util.isObject(object.release))
                        throw $TypeError(".huecry.v1.AuditOpening.release: object expected");
                    message.release = $root.huecry.v1.SaltedOpening.fromObject(object.release, _depth + 1);
                }
                if (object.recall != null) {
                    if (!$util.isObject(object.recall))
                        throw $TypeError(".huecry.v1.AuditOpening.recall: object expected");
                    message.recall = $root.huecry.v1.SaltedOpening.fromObject(object.recall, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an AuditOpening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AuditOpening
             * @static
             * @param {huecry.v1.AuditOpening} message AuditOpening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AuditOpening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice")) {
                    object.notice = $root.huecry.v1.NoticeOpening.toObject(message.notice, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "notice";
                }
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision")) {
                    object.decision = $root.huecry.v1.DecisionOpening.toObject(message.decision, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "decision";
                }
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts")) {
                    object.receipts = $root.huecry.v1.ReceiptsOpening.toObject(message.receipts, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "receipts";
                }
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal")) {
                    object.refusal = $root.huecry.v1.SaltedOpening.toObject(message.refusal, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "refusal";
                }
                if (message.release != null && $Object.hasOwnProperty.call(message, "release")) {
                    object.release = $root.huecry.v1.SaltedOpening.toObject(message.release, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "release";
                }
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall")) {
                    object.recall = $root.huecry.v1.SaltedOpening.toObject(message.recall, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "recall";
                }
                return object;
            };

            /**
             * Converts this AuditOpening to JSON.
             * @function toJSON
             * @memberof huecry.v1.AuditOpening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AuditOpening.prototype.toJSON = function() {
                return AuditOpening.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AuditOpening;
        })();

        v1.NoticeOpening = (function() {

            /**
             * Properties of a NoticeOpening.
             * @typedef {Object} huecry.v1.NoticeOpening.$Properties
             * @property {Uint8Array|null} [routing] NoticeOpening routing
             * @property {Uint8Array|null} [restrictions] NoticeOpening restrictions
             * @property {Array.<Uint8Array>|null} [elements] NoticeOpening elements
             * @property {Array.<Uint8Array>|null} [content] NoticeOpening content
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NoticeOpening.
             * @memberof huecry.v1
             * @interface INoticeOpening
             * @augments huecry.v1.NoticeOpening.$Properties
             * @deprecated Use huecry.v1.NoticeOpening.$Properties instead.
             */

            /**
             * Shape of a NoticeOpening.
             * @typedef {huecry.v1.NoticeOpening.$Properties} huecry.v1.NoticeOpening.$Shape
             */

            /**
             * Constructs a new NoticeOpening.
             * @memberof huecry.v1
             * @classdesc Represents a NoticeOpening.
             * @constructor
             * @param {huecry.v1.NoticeOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NoticeOpening = function (properties) {
                this.elements = [];
                this.content = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NoticeOpening routing.
             * @member {Uint8Array} routing
             * @memberof huecry.v1.NoticeOpening
             * @instance
             */
            NoticeOpening.prototype.routing = $util.newBuffer([]);

            /**
             * NoticeOpening restrictions.
             * @member {Uint8Array} restrictions
             * @memberof huecry.v1.NoticeOpening
             * @instance
             */
            NoticeOpening.prototype.restrictions = $util.newBuffer([]);

            /**
             * NoticeOpening elements.
             * @member {Array.<Uint8Array>} elements
             * @memberof huecry.v1.NoticeOpening
             * @instance
             */
            NoticeOpening.prototype.elements = $util.emptyArray;

            /**
             * NoticeOpening content.
             * @member {Array.<Uint8Array>} content
             * @memberof huecry.v1.NoticeOpening
             * @instance
             */
            NoticeOpening.prototype.content = $util.emptyArray;

            /**
             * Encodes the specified NoticeOpening message. Does not implicitly {@link huecry.v1.NoticeOpening.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.NoticeOpening
             * @static
             * @param {huecry.v1.NoticeOpening.$Properties} message NoticeOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NoticeOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing") && message.routing.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.routing);
                if (message.restrictions != null && $Object.hasOwnProperty.call(message, "restrictions") && message.restrictions.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.restrictions);
                if (message.elements != null && message.elements.length)
                    for (let i = 0; i < message.elements.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.elements[i]);
                if (message.content != null && message.content.length)
                    for (let i = 0; i < message.content.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.content[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NoticeOpening message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.NoticeOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.NoticeOpening & huecry.v1.NoticeOpening.$Shape} NoticeOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NoticeOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.NoticeOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.routing = value;
                            else
                                delete message.routing;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.restrictions = value;
                            else
                                delete message.restrictions;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.elements && message.elements.length))
                                message.elements = [];
                            message.elements.push(reader.bytes());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.content && message.content.length))
                                message.content = [];
                            message.content.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a NoticeOpening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.NoticeOpening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.NoticeOpening} NoticeOpening
             */
            NoticeOpening.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.NoticeOpening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.NoticeOpening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.NoticeOpening();
                if (object.routing != null)
                    if (object.routing.length)
                        if (typeof object.routing === "string")
                            $util.base64.decode(object.routing, message.routing = $util.newBuffer($util.base64.length(object.routing)), 0);
                        else if (object.routing.length >= 0)
                            message.routing = object.routing;
                if (object.restrictions != null)
                    if (object.restrictions.length)
                        if (typeof object.restrictions === "string")
                            $util.base64.decode(object.restrictions, message.restrictions = $util.newBuffer($util.base64.length(object.restrictions)), 0);
                        else if (object.restrictions.length >= 0)
                            message.restrictions = object.restrictions;
                if (object.elements) {
                    if (!$Array.isArray(object.elements))
                        throw $TypeError(".huecry.v1.NoticeOpening.elements: array expected");
                    message.elements = $Array(object.elements.length);
                    for (let i = 0; i < object.elements.length; ++i)
                        if (typeof object.elements[i] === "string")
                            $util.base64.decode(object.elements[i], message.elements[i] = $util.newBuffer($util.base64.length(object.elements[i])), 0);
                        else if (object.elements[i].length >= 0)
                            message.elements[i] = object.elements[i];
                }
                if (object.content) {
                    if (!$Array.isArray(object.content))
                        throw $TypeError(".huecry.v1.NoticeOpening.content: array expected");
                    message.content = $Array(object.content.length);
                    for (let i = 0; i < object.content.length; ++i)
                        if (typeof object.content[i] === "string")
                            $util.base64.decode(object.content[i], message.content[i] = $util.newBuffer($util.base64.length(object.content[i])), 0);
                        else if (object.content[i].length >= 0)
                            message.content[i] = object.content[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a NoticeOpening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.NoticeOpening
             * @static
             * @param {huecry.v1.NoticeOpening} message NoticeOpening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            NoticeOpening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.elements = [];
                    object.content = [];
                }
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.routing = "";
                    else {
                        object.routing = [];
                        if (options.bytes !== $Array)
                            object.routing = $util.newBuffer(object.routing);
                    }
                    if (options.bytes === $String)
                        object.restrictions = "";
                    else {
                        object.restrictions = [];
                        if (options.bytes !== $Array)
                            object.restrictions = $util.newBuffer(object.restrictions);
                    }
                }
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing"))
                    object.routing = options.bytes === $String ? $util.base64.encode(message.routing, 0, message.routing.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.routing) : message.routing;
                if (message.restrictions != null && $Object.hasOwnProperty.call(message, "restrictions"))
                    object.restrictions = options.bytes === $String ? $util.base64.encode(message.restrictions, 0, message.restrictions.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.restrictions) : message.restrictions;
                if (message.elements && message.elements.length) {
                    object.elements = $Array(message.elements.length);
                    for (let j = 0; j < message.elements.length; ++j)
                        object.elements[j] = options.bytes === $String ? $util.base64.encode(message.elements[j], 0, message.elements[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.elements[j]) : message.elements[j];
                }
                if (message.content && message.content.length) {
                    object.content = $Array(message.content.length);
                    for (let j = 0; j < message.content.length; ++j)
                        object.content[j] = options.bytes === $String ? $util.base64.encode(message.content[j], 0, message.content[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.content[j]) : message.content[j];
                }
                return object;
            };

            /**
             * Converts this NoticeOpening to JSON.
             * @function toJSON
             * @memberof huecry.v1.NoticeOpening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            NoticeOpening.prototype.toJSON = function() {
                return NoticeOpening.toObject(this, $protobuf.util.toJSONOptions);
            };

            return NoticeOpening;
        })();

        v1.DecisionOpening = (function() {

            /**
             * Properties of a DecisionOpening.
             * @typedef {Object} huecry.v1.DecisionOpening.$Properties
             * @property {Array.<Uint8Array>|null} [elements] DecisionOpening elements
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DecisionOpening.
             * @memberof huecry.v1
             * @interface IDecisionOpening
             * @augments huecry.v1.DecisionOpening.$Properties
             * @deprecated Use huecry.v1.DecisionOpening.$Properties instead.
             */

            /**
             * Shape of a DecisionOpening.
             * @typedef {huecry.v1.DecisionOpening.$Properties} huecry.v1.DecisionOpening.$Shape
             */

            /**
             * Constructs a new DecisionOpening.
             * @memberof huecry.v1
             * @classdesc Represents a DecisionOpening.
             * @constructor
             * @param {huecry.v1.DecisionOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DecisionOpening = function (properties) {
                this.elements = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DecisionOpening elements.
             * @member {Array.<Uint8Array>} elements
             * @memberof huecry.v1.DecisionOpening
             * @instance
             */
            DecisionOpening.prototype.elements = $util.emptyArray;

            /**
             * Encodes the specified DecisionOpening message. Does not implicitly {@link huecry.v1.DecisionOpening.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.DecisionOpening
             * @static
             * @param {huecry.v1.DecisionOpening.$Properties} message DecisionOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DecisionOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.elements != null && message.elements.length)
                    for (let i = 0; i < message.elements.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.elements[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DecisionOpening message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.DecisionOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.DecisionOpening & huecry.v1.DecisionOpening.$Shape} DecisionOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DecisionOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.DecisionOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.elements && message.elements.length))
                                message.elements = [];
                            message.elements.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a DecisionOpening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.DecisionOpening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.DecisionOpening} DecisionOpening
             */
            DecisionOpening.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.DecisionOpening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.DecisionOpening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.DecisionOpening();
                if (object.elements) {
                    if (!$Array.isArray(object.elements))
                        throw $TypeError(".huecry.v1.DecisionOpening.elements: array expected");
                    message.elements = $Array(object.elements.length);
                    for (let i = 0; i < object.elements.length; ++i)
                        if (typeof object.elements[i] === "string")
                            $util.base64.decode(object.elements[i], message.elements[i] = $util.newBuffer($util.base64.length(object.elements[i])), 0);
                        else if (object.elements[i].length >= 0)
                            message.elements[i] = object.elements[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a DecisionOpening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.DecisionOpening
             * @static
             * @param {huecry.v1.DecisionOpening} message DecisionOpening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            DecisionOpening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.elements = [];
                if (message.elements && message.elements.length) {
                    object.elements = $Array(message.elements.length);
                    for (let j = 0; j < message.elements.length; ++j)
                        object.elements[j] = options.bytes === $String ? $util.base64.encode(message.elements[j], 0, message.elements[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.elements[j]) : message.elements[j];
                }
                return object;
            };

            /**
             * Converts this DecisionOpening to JSON.
             * @function toJSON
             * @memberof huecry.v1.DecisionOpening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            DecisionOpening.prototype.toJSON = function() {
                return DecisionOpening.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DecisionOpening;
        })();

        v1.ReceiptsOpening = (function() {

            /**
             * Properties of a ReceiptsOpening.
             * @typedef {Object} huecry.v1.ReceiptsOpening.$Properties
             * @property {Array.<huecry.v1.SaltedOpening.$Properties>|null} [receipts] ReceiptsOpening receipts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReceiptsOpening.
             * @memberof huecry.v1
             * @interface IReceiptsOpening
             * @augments huecry.v1.ReceiptsOpening.$Properties
             * @deprecated Use huecry.v1.ReceiptsOpening.$Properties instead.
             */

            /**
             * Shape of a ReceiptsOpening.
             * @typedef {huecry.v1.ReceiptsOpening.$Properties} huecry.v1.ReceiptsOpening.$Shape
             */

            /**
             * Constructs a new ReceiptsOpening.
             * @memberof huecry.v1
             * @classdesc Represents a ReceiptsOpening.
             * @constructor
             * @param {huecry.v1.ReceiptsOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReceiptsOpening = function (properties) {
                this.receipts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReceiptsOpening receipts.
             * @member {Array.<huecry.v1.SaltedOpening.$Properties>} receipts
             * @memberof huecry.v1.ReceiptsOpening
             * @instance
             */
            ReceiptsOpening.prototype.receipts = $util.emptyArray;

            /**
             * Encodes the specified ReceiptsOpening message. Does not implicitly {@link huecry.v1.ReceiptsOpening.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ReceiptsOpening
             * @static
             * @param {huecry.v1.ReceiptsOpening.$Properties} message ReceiptsOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReceiptsOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.receipts != null && message.receipts.length)
                    for (let i = 0; i < message.receipts.length; ++i)
                        $root.huecry.v1.SaltedOpening.encode(message.receipts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReceiptsOpening message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ReceiptsOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ReceiptsOpening & huecry.v1.ReceiptsOpening.$Shape} ReceiptsOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReceiptsOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ReceiptsOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.receipts && message.receipts.length))
                                message.receipts = [];
                            message.receipts.push($root.huecry.v1.SaltedOpening.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReceiptsOpening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ReceiptsOpening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ReceiptsOpening} ReceiptsOpening
             */
            ReceiptsOpening.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ReceiptsOpening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ReceiptsOpening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ReceiptsOpening();
                if (object.receipts) {
                    if (!$Array.isArray(object.receipts))
                        throw $TypeError(".huecry.v1.ReceiptsOpening.receipts: array expected");
                    message.receipts = $Array(object.receipts.length);
                    for (let i = 0; i < object.receipts.length; ++i) {
                        if (!$util.isObject(object.receipts[i]))
                            throw $TypeError(".huecry.v1.ReceiptsOpening.receipts: object expected");
                        message.receipts[i] = $root.huecry.v1.SaltedOpening.fromObject(object.receipts[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ReceiptsOpening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ReceiptsOpening
             * @static
             * @param {huecry.v1.ReceiptsOpening} message ReceiptsOpening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReceiptsOpening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.receipts = [];
                if (message.receipts && message.receipts.length) {
                    object.receipts = $Array(message.receipts.length);
                    for (let j = 0; j < message.receipts.length; ++j)
                        object.receipts[j] = $root.huecry.v1.SaltedOpening.toObject(message.receipts[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ReceiptsOpening to JSON.
             * @function toJSON
             * @memberof huecry.v1.ReceiptsOpening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReceiptsOpening.prototype.toJSON = function() {
                return ReceiptsOpening.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReceiptsOpening;
        })();

        v1.SaltedOpening = (function() {

            /**
             * Properties of a SaltedOpening.
             * @typedef {Object} huecry.v1.SaltedOpening.$Properties
             * @property {Uint8Array|null} [salt] SaltedOpening salt
             * @property {Uint8Array|null} [jws] SaltedOpening jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SaltedOpening.
             * @memberof huecry.v1
             * @interface ISaltedOpening
             * @augments huecry.v1.SaltedOpening.$Properties
             * @deprecated Use huecry.v1.SaltedOpening.$Properties instead.
             */

            /**
             * Shape of a SaltedOpening.
             * @typedef {huecry.v1.SaltedOpening.$Properties} huecry.v1.SaltedOpening.$Shape
             */

            /**
             * Constructs a new SaltedOpening.
             * @memberof huecry.v1
             * @classdesc Represents a SaltedOpening.
             * @constructor
             * @param {huecry.v1.SaltedOpening.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SaltedOpening = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SaltedOpening salt.
             * @member {Uint8Array} salt
             * @memberof huecry.v1.SaltedOpening
             * @instance
             */
            SaltedOpening.prototype.salt = $util.newBuffer([]);

            /**
             * SaltedOpening jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.SaltedOpening
             * @instance
             */
            SaltedOpening.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified SaltedOpening message. Does not implicitly {@link huecry.v1.SaltedOpening.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.SaltedOpening
             * @static
             * @param {huecry.v1.SaltedOpening.$Properties} message SaltedOpening message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SaltedOpening.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.salt);
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SaltedOpening message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.SaltedOpening
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.SaltedOpening & huecry.v1.SaltedOpening.$Shape} SaltedOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SaltedOpening.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.SaltedOpening();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SaltedOpening message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.SaltedOpening
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.SaltedOpening} SaltedOpening
             */
            SaltedOpening.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.SaltedOpening)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.SaltedOpening: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.SaltedOpening();
                if (object.salt != null)
                    if (object.salt.length)
                        if (typeof object.salt === "string")
                            $util.base64.decode(object.salt, message.salt = $util.newBuffer($util.base64.length(object.salt)), 0);
                        else if (object.salt.length >= 0)
                            message.salt = object.salt;
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a SaltedOpening message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.SaltedOpening
             * @static
             * @param {huecry.v1.SaltedOpening} message SaltedOpening
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SaltedOpening.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.salt = "";
                    else {
                        object.salt = [];
                        if (options.bytes !== $Array)
                            object.salt = $util.newBuffer(object.salt);
                    }
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                }
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt"))
                    object.salt = options.bytes === $String ? $util.base64.encode(message.salt, 0, message.salt.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.salt) : message.salt;
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this SaltedOpening to JSON.
             * @function toJSON
             * @memberof huecry.v1.SaltedOpening
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SaltedOpening.prototype.toJSON = function() {
                return SaltedOpening.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SaltedOpening;
        })();

        v1.Entry = (function() {

            /**
             * Properties of an Entry.
             * @typedef {Object} huecry.v1.Entry.$Properties
             * @property {number|Long|null} [timeMs] Entry timeMs
             * @property {boolean|null} [unwitnessed] Entry unwitnessed
             * @property {huecry.v1.GenesisEntry.$Properties|null} [genesis] Entry genesis
             * @property {huecry.v1.RegistryEntry.$Properties|null} [registry] Entry registry
             * @property {huecry.v1.NoticeEntry.$Properties|null} [notice] Entry notice
             * @property {huecry.v1.DecisionEntry.$Properties|null} [decision] Entry decision
             * @property {huecry.v1.ReceiptsEntry.$Properties|null} [receipts] Entry receipts
             * @property {huecry.v1.RefusalEntry.$Properties|null} [refusal] Entry refusal
             * @property {huecry.v1.ReleaseEntry.$Properties|null} [release] Entry release
             * @property {huecry.v1.RecallEntry.$Properties|null} [recall] Entry recall
             * @property {"genesis"|"registry"|"notice"|"decision"|"receipts"|"refusal"|"release"|"recall"} [body] Entry body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Entry.
             * @memberof huecry.v1
             * @interface IEntry
             * @augments huecry.v1.Entry.$Properties
             * @deprecated Use huecry.v1.Entry.$Properties instead.
             */

            /**
             * Narrowed shape of an Entry.
             * @typedef {{
             *   timeMs?: number|Long|null;
             *   unwitnessed?: boolean|null;
             *   genesis?: huecry.v1.GenesisEntry.$Shape|null;
             *   registry?: huecry.v1.RegistryEntry.$Shape|null;
             *   notice?: huecry.v1.NoticeEntry.$Shape|null;
             *   decision?: huecry.v1.DecisionEntry.$Shape|null;
             *   receipts?: huecry.v1.ReceiptsEntry.$Shape|null;
             *   refusal?: huecry.v1.RefusalEntry.$Shape|null;
             *   release?: huecry.v1.ReleaseEntry.$Shape|null;
             *   recall?: huecry.v1.RecallEntry.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "genesis"; genesis: huecry.v1.GenesisEntry.$Shape; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "registry"; genesis?: null; registry: huecry.v1.RegistryEntry.$Shape; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "notice"; genesis?: null; registry?: null; notice: huecry.v1.NoticeEntry.$Shape; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "decision"; genesis?: null; registry?: null; notice?: null; decision: huecry.v1.DecisionEntry.$Shape; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "receipts"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts: huecry.v1.ReceiptsEntry.$Shape; refusal?: null; release?: null; recall?: null }|{ body?: "refusal"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal: huecry.v1.RefusalEntry.$Shape; release?: null; recall?: null }|{ body?: "release"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release: huecry.v1.ReleaseEntry.$Shape; recall?: null }|{ body?: "recall"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall: huecry.v1.RecallEntry.$Shape })
             * )} huecry.v1.Entry.$Shape
             */

            /**
             * Constructs a new Entry.
             * @memberof huecry.v1
             * @classdesc Represents an Entry.
             * @constructor
             * @param {huecry.v1.Entry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Entry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Entry timeMs.
             * @member {number|Long} timeMs
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Entry unwitnessed.
             * @member {boolean} unwitnessed
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.unwitnessed = false;

            /**
             * Entry genesis.
             * @member {huecry.v1.GenesisEntry.$Properties|null|undefined} genesis
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.genesis = null;

            /**
             * Entry registry.
             * @member {huecry.v1.RegistryEntry.$Properties|null|undefined} registry
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.registry = null;

            /**
             * Entry notice.
             * @member {huecry.v1.NoticeEntry.$Properties|null|undefined} notice
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.notice = null;

            /**
             * Entry decision.
             * @member {huecry.v1.DecisionEntry.$Properties|null|undefined} decision
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.decision = null;

            /**
             * Entry receipts.
             * @member {huecry.v1.ReceiptsEntry.$Properties|null|undefined} receipts
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.receipts = null;

            /**
             * Entry refusal.
             * @member {huecry.v1.RefusalEntry.$Properties|null|undefined} refusal
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.refusal = null;

            /**
             * Entry release.
             * @member {huecry.v1.ReleaseEntry.$Properties|null|undefined} release
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.release = null;

            /**
             * Entry recall.
             * @member {huecry.v1.RecallEntry.$Properties|null|undefined} recall
             * @memberof huecry.v1.Entry
             * @instance
             */
            Entry.prototype.recall = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Entry body.
             * @member {"genesis"|"registry"|"notice"|"decision"|"receipts"|"refusal"|"release"|"recall"|undefined} body
             * @memberof huecry.v1.Entry
             * @instance
             */
            $Object.defineProperty(Entry.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["genesis", "registry", "notice", "decision", "receipts", "refusal", "release", "recall"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Entry message. Does not implicitly {@link huecry.v1.Entry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Entry
             * @static
             * @param {huecry.v1.Entry.$Properties} message Entry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Entry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.timeMs);
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed") && message.unwitnessed !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.unwitnessed);
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis"))
                    $root.huecry.v1.GenesisEntry.encode(message.genesis, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.registry != null && $Object.hasOwnProperty.call(message, "registry"))
                    $root.huecry.v1.RegistryEntry.encode(message.registry, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                    $root.huecry.v1.NoticeEntry.encode(message.notice, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision"))
                    $root.huecry.v1.DecisionEntry.encode(message.decision, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts"))
                    $root.huecry.v1.ReceiptsEntry.encode(message.receipts, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal"))
                    $root.huecry.v1.RefusalEntry.encode(message.refusal, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.release != null && $Object.hasOwnProperty.call(message, "release"))
                    $root.huecry.v1.ReleaseEntry.encode(message.release, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall"))
                    $root.huecry.v1.RecallEntry.encode(message.recall, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Entry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Entry & huecry.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Entry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Entry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unwitnessed = value;
                            else
                                delete message.unwitnessed;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.genesis = $root.huecry.v1.GenesisEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.genesis);
                            message.body = "genesis";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.registry = $root.huecry.v1.RegistryEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.registry);
                            message.body = "registry";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.notice = $root.huecry.v1.NoticeEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.notice);
                            message.body = "notice";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.decision = $root.huecry.v1.DecisionEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.decision);
                            message.body = "decision";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.receipts = $root.huecry.v1.ReceiptsEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.receipts);
                            message.body = "receipts";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.refusal = $root.huecry.v1.RefusalEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.refusal);
                            message.body = "refusal";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.release = $root.huecry.v1.ReleaseEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.release);
                            message.body = "release";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.recall = $root.huecry.v1.RecallEntry.decode(reader, reader.size(), $undefined, _depth + 1, message.recall);
                            message.body = "recall";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Entry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Entry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Entry} Entry
             */
            Entry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Entry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Entry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Entry();
                if (object.timeMs != null)
                    if (typeof object.timeMs === "object" ? object.timeMs.low || object.timeMs.high : $Number(object.timeMs) !== 0)
                        if ($util.Long)
                            message.timeMs = $util.Long.fromValue(object.timeMs, true);
                        else if (typeof object.timeMs === "string")
                            message.timeMs = $parseInt(object.timeMs, 10);
                        else if (typeof object.timeMs === "number")
                            message.timeMs = object.timeMs;
                        else if (typeof object.timeMs === "object")
                            message.timeMs = new $util.LongBits(object.timeMs.low >>> 0, object.timeMs.high >>> 0).toNumber(true);
                if (object.unwitnessed != null)
                    if (object.unwitnessed)
                        message.unwitnessed = $Boolean(object.unwitnessed);
                if (object.genesis != null) {
                    if (!$util.isObject(object.genesis))
                        throw $TypeError(".huecry.v1.Entry.genesis: object expected");
                    message.genesis = $root.huecry.v1.GenesisEntry.fromObject(object.genesis, _depth + 1);
                }
                if (object.registry != null) {
                    if (!$util.isObject(object.registry))
                        throw $TypeError(".huecry.v1.Entry.registry: object expected");
                    message.registry = $root.huecry.v1.RegistryEntry.fromObject(object.registry, _depth + 1);
                }
                if (object.notice != null) {
                    if (!$util.isObject(object.notice))
                        throw $TypeError(".huecry.v1.Entry.notice: object expected");
                    message.notice = $root.huecry.v1.NoticeEntry.fromObject(object.notice, _depth + 1);
                }
                if (object.decision != null) {
                    if (!$util.isObject(object.decision))
                        throw $TypeError(".huecry.v1.Entry.decision: object expected");
                    message.decision = $root.huecry.v1.DecisionEntry.fromObject(object.decision, _depth + 1);
                }
                if (object.receipts != null) {
                    if (!$util.isObject(object.receipts))
                        throw $TypeError(".huecry.v1.Entry.receipts: object expected");
                    message.receipts = $root.huecry.v1.ReceiptsEntry.fromObject(object.receipts, _depth + 1);
                }
                if (object.refusal != null) {
                    if (!$util.isObject(object.refusal))
                        throw $TypeError(".huecry.v1.Entry.refusal: object expected");
                    message.refusal = $root.huecry.v1.RefusalEntry.fromObject(object.refusal, _depth + 1);
                }
                if (object.release != null) {
                    if (!$util.isObject(object.release))
                        throw $TypeError(".huecry.v1.Entry.release: object expected");
                    message.release = $root.huecry.v1.ReleaseEntry.fromObject(object.release, _depth + 1);
                }
                if (object.recall != null) {
                    if (!$util.isObject(object.recall))
                        throw $TypeError(".huecry.v1.Entry.recall: object expected");
                    message.recall = $root.huecry.v1.RecallEntry.fromObject(object.recall, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from an Entry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Entry
             * @static
             * @param {huecry.v1.Entry} message Entry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Entry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.timeMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.timeMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.unwitnessed = false;
                }
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.timeMs = typeof message.timeMs === "number" ? $BigInt(message.timeMs) : $util.Long.fromBits(message.timeMs.low >>> 0, message.timeMs.high >>> 0, true).toBigInt();
                    else if (typeof message.timeMs === "number")
                        object.timeMs = options.longs === $String ? $String(message.timeMs) : message.timeMs;
                    else
                        object.timeMs = options.longs === $String ? $util.Long.prototype.toString.call(message.timeMs) : options.longs === $Number ? new $util.LongBits(message.timeMs.low >>> 0, message.timeMs.high >>> 0).toNumber(true) : message.timeMs;
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed"))
                    object.unwitnessed = message.unwitnessed;
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis")) {
                    object.genesis = $root.huecry.v1.GenesisEntry.toObject(message.genesis, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "genesis";
                }
                if (message.registry != null && $Object.hasOwnProperty.call(message, "registry")) {
                    object.registry = $root.huecry.v1.RegistryEntry.toObject(message.registry, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "registry";
                }
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice")) {
                    object.notice = $root.huecry.v1.NoticeEntry.toObject(message.notice, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "notice";
                }
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision")) {
                    object.decision = $root.huecry.v1.DecisionEntry.toObject(message.decision, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "decision";
                }
                if (message.receipts != null && $Object.hasOwnProperty.call(message, "receipts")) {
                    object.receipts = $root.huecry.v1.ReceiptsEntry.toObject(message.receipts, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "receipts";
                }
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal")) {
                    object.refusal = $root.huecry.v1.RefusalEntry.toObject(message.refusal, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "refusal";
                }
                if (message.release != null && $Object.hasOwnProperty.call(message, "release")) {
                    object.release = $root.huecry.v1.ReleaseEntry.toObject(message.release, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "release";
                }
                if (message.recall != null && $Object.hasOwnProperty.call(message, "recall")) {
                    object.recall = $root.huecry.v1.RecallEntry.toObject(message.recall, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "recall";
                }
                return object;
            };

            /**
             * Converts this Entry to JSON.
             * @function toJSON
             * @memberof huecry.v1.Entry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Entry.prototype.toJSON = function() {
                return Entry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Entry;
        })();

        v1.GenesisEntry = (function() {

            /**
             * Properties of a GenesisEntry.
             * @typedef {Object} huecry.v1.GenesisEntry.$Properties
             * @property {Uint8Array|null} [genesis] GenesisEntry genesis
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GenesisEntry.
             * @memberof huecry.v1
             * @interface IGenesisEntry
             * @augments huecry.v1.GenesisEntry.$Properties
             * @deprecated Use huecry.v1.GenesisEntry.$Properties instead.
             */

            /**
             * Shape of a GenesisEntry.
             * @typedef {huecry.v1.GenesisEntry.$Properties} huecry.v1.GenesisEntry.$Shape
             */

            /**
             * Constructs a new GenesisEntry.
             * @memberof huecry.v1
             * @classdesc Represents a GenesisEntry.
             * @constructor
             * @param {huecry.v1.GenesisEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GenesisEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GenesisEntry genesis.
             * @member {Uint8Array} genesis
             * @memberof huecry.v1.GenesisEntry
             * @instance
             */
            GenesisEntry.prototype.genesis = $util.newBuffer([]);

            /**
             * Encodes the specified GenesisEntry message. Does not implicitly {@link huecry.v1.GenesisEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.GenesisEntry
             * @static
             * @param {huecry.v1.GenesisEntry.$Properties} message GenesisEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GenesisEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis") && message.genesis.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.genesis);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GenesisEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.GenesisEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.GenesisEntry & huecry.v1.GenesisEntry.$Shape} GenesisEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GenesisEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.GenesisEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.genesis = value;
                            else
                                delete message.genesis;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a GenesisEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.GenesisEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.GenesisEntry} GenesisEntry
             */
            GenesisEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.GenesisEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.GenesisEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.GenesisEntry();
                if (object.genesis != null)
                    if (object.genesis.length)
                        if (typeof object.genesis === "string")
                            $util.base64.decode(object.genesis, message.genesis = $util.newBuffer($util.base64.length(object.genesis)), 0);
                        else if (object.genesis.length >= 0)
                            message.genesis = object.genesis;
                return message;
            };

            /**
             * Creates a plain object from a GenesisEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.GenesisEntry
             * @static
             * @param {huecry.v1.GenesisEntry} message GenesisEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            GenesisEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.genesis = "";
                    else {
                        object.genesis = [];
                        if (options.bytes !== $Array)
                            object.genesis = $util.newBuffer(object.genesis);
                    }
                if (message.genesis != null && $Object.hasOwnProperty.call(message, "genesis"))
                    object.genesis = options.bytes === $String ? $util.base64.encode(message.genesis, 0, message.genesis.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.genesis) : message.genesis;
                return object;
            };

            /**
             * Converts this GenesisEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.GenesisEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            GenesisEntry.prototype.toJSON = function() {
                return GenesisEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GenesisEntry;
        })();

        v1.RegistryEntry = (function() {

            /**
             * Properties of a RegistryEntry.
             * @typedef {Object} huecry.v1.RegistryEntry.$Properties
             * @property {Uint8Array|null} [prev] RegistryEntry prev
             * @property {huecry.v1.SignedStatement.$Properties|null} [statement] RegistryEntry statement
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegistryEntry.
             * @memberof huecry.v1
             * @interface IRegistryEntry
             * @augments huecry.v1.RegistryEntry.$Properties
             * @deprecated Use huecry.v1.RegistryEntry.$Properties instead.
             */

            /**
             * Shape of a RegistryEntry.
             * @typedef {huecry.v1.RegistryEntry.$Properties} huecry.v1.RegistryEntry.$Shape
             */

            /**
             * Constructs a new RegistryEntry.
             * @memberof huecry.v1
             * @classdesc Represents a RegistryEntry.
             * @constructor
             * @param {huecry.v1.RegistryEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegistryEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegistryEntry prev.
             * @member {Uint8Array} prev
             * @memberof huecry.v1.RegistryEntry
             * @instance
             */
            RegistryEntry.prototype.prev = $util.newBuffer([]);

            /**
             * RegistryEntry statement.
             * @member {huecry.v1.SignedStatement.$Properties|null|undefined} statement
             * @memberof huecry.v1.RegistryEntry
             * @instance
             */
            RegistryEntry.prototype.statement = null;

            /**
             * Encodes the specified RegistryEntry message. Does not implicitly {@link huecry.v1.RegistryEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RegistryEntry
             * @static
             * @param {huecry.v1.RegistryEntry.$Properties} message RegistryEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegistryEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev") && message.prev.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.prev);
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement"))
                    $root.huecry.v1.SignedStatement.encode(message.statement, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegistryEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RegistryEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryEntry & huecry.v1.RegistryEntry.$Shape} RegistryEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegistryEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RegistryEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.prev = value;
                            else
                                delete message.prev;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.statement = $root.huecry.v1.SignedStatement.decode(reader, reader.size(), $undefined, _depth + 1, message.statement);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegistryEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RegistryEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RegistryEntry} RegistryEntry
             */
            RegistryEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RegistryEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RegistryEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RegistryEntry();
                if (object.prev != null)
                    if (object.prev.length)
                        if (typeof object.prev === "string")
                            $util.base64.decode(object.prev, message.prev = $util.newBuffer($util.base64.length(object.prev)), 0);
                        else if (object.prev.length >= 0)
                            message.prev = object.prev;
                if (object.statement != null) {
                    if (!$util.isObject(object.statement))
                        throw $TypeError(".huecry.v1.RegistryEntry.statement: object expected");
                    message.statement = $root.huecry.v1.SignedStatement.fromObject(object.statement, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a RegistryEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RegistryEntry
             * @static
             * @param {huecry.v1.RegistryEntry} message RegistryEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegistryEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.prev = "";
                    else {
                        object.prev = [];
                        if (options.bytes !== $Array)
                            object.prev = $util.newBuffer(object.prev);
                    }
                    object.statement = null;
                }
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                    object.prev = options.bytes === $String ? $util.base64.encode(message.prev, 0, message.prev.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.prev) : message.prev;
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement"))
                    object.statement = $root.huecry.v1.SignedStatement.toObject(message.statement, options, _depth + 1);
                return object;
            };

            /**
             * Converts this RegistryEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.RegistryEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegistryEntry.prototype.toJSON = function() {
                return RegistryEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegistryEntry;
        })();

        v1.NoticeEntry = (function() {

            /**
             * Properties of a NoticeEntry.
             * @typedef {Object} huecry.v1.NoticeEntry.$Properties
             * @property {Uint8Array|null} [jws] NoticeEntry jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NoticeEntry.
             * @memberof huecry.v1
             * @interface INoticeEntry
             * @augments huecry.v1.NoticeEntry.$Properties
             * @deprecated Use huecry.v1.NoticeEntry.$Properties instead.
             */

            /**
             * Shape of a NoticeEntry.
             * @typedef {huecry.v1.NoticeEntry.$Properties} huecry.v1.NoticeEntry.$Shape
             */

            /**
             * Constructs a new NoticeEntry.
             * @memberof huecry.v1
             * @classdesc Represents a NoticeEntry.
             * @constructor
             * @param {huecry.v1.NoticeEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NoticeEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NoticeEntry jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.NoticeEntry
             * @instance
             */
            NoticeEntry.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified NoticeEntry message. Does not implicitly {@link huecry.v1.NoticeEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.NoticeEntry
             * @static
             * @param {huecry.v1.NoticeEntry.$Properties} message NoticeEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NoticeEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NoticeEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.NoticeEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.NoticeEntry & huecry.v1.NoticeEntry.$Shape} NoticeEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NoticeEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.NoticeEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a NoticeEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.NoticeEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.NoticeEntry} NoticeEntry
             */
            NoticeEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.NoticeEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.NoticeEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.NoticeEntry();
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a NoticeEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.NoticeEntry
             * @static
             * @param {huecry.v1.NoticeEntry} message NoticeEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            NoticeEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this NoticeEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.NoticeEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            NoticeEntry.prototype.toJSON = function() {
                return NoticeEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return NoticeEntry;
        })();

        v1.DecisionEntry = (function() {

            /**
             * Properties of a DecisionEntry.
             * @typedef {Object} huecry.v1.DecisionEntry.$Properties
             * @property {number|Long|null} [noticePosition] DecisionEntry noticePosition
             * @property {Uint8Array|null} [jws] DecisionEntry jws
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DecisionEntry.
             * @memberof huecry.v1
             * @interface IDecisionEntry
             * @augments huecry.v1.DecisionEntry.$Properties
             * @deprecated Use huecry.v1.DecisionEntry.$Properties instead.
             */

            /**
             * Shape of a DecisionEntry.
             * @typedef {huecry.v1.DecisionEntry.$Properties} huecry.v1.DecisionEntry.$Shape
             */

            /**
             * Constructs a new DecisionEntry.
             * @memberof huecry.v1
             * @classdesc Represents a DecisionEntry.
             * @constructor
             * @param {huecry.v1.DecisionEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DecisionEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DecisionEntry noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.DecisionEntry
             * @instance
             */
            DecisionEntry.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * DecisionEntry jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.DecisionEntry
             * @instance
             */
            DecisionEntry.prototype.jws = $util.newBuffer([]);

            /**
             * Encodes the specified DecisionEntry message. Does not implicitly {@link huecry.v1.DecisionEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.DecisionEntry
             * @static
             * @param {huecry.v1.DecisionEntry.$Properties} message DecisionEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DecisionEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.noticePosition);
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.jws);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DecisionEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.DecisionEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.DecisionEntry & huecry.v1.DecisionEntry.$Shape} DecisionEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DecisionEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.DecisionEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a DecisionEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.DecisionEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.DecisionEntry} DecisionEntry
             */
            DecisionEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.DecisionEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.DecisionEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.DecisionEntry();
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                return message;
            };

            /**
             * Creates a plain object from a DecisionEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.DecisionEntry
             * @static
             * @param {huecry.v1.DecisionEntry} message DecisionEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            DecisionEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                }
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                return object;
            };

            /**
             * Converts this DecisionEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.DecisionEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            DecisionEntry.prototype.toJSON = function() {
                return DecisionEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DecisionEntry;
        })();

        v1.ReceiptsEntry = (function() {

            /**
             * Properties of a ReceiptsEntry.
             * @typedef {Object} huecry.v1.ReceiptsEntry.$Properties
             * @property {Array.<Uint8Array>|null} [digests] ReceiptsEntry digests
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReceiptsEntry.
             * @memberof huecry.v1
             * @interface IReceiptsEntry
             * @augments huecry.v1.ReceiptsEntry.$Properties
             * @deprecated Use huecry.v1.ReceiptsEntry.$Properties instead.
             */

            /**
             * Shape of a ReceiptsEntry.
             * @typedef {huecry.v1.ReceiptsEntry.$Properties} huecry.v1.ReceiptsEntry.$Shape
             */

            /**
             * Constructs a new ReceiptsEntry.
             * @memberof huecry.v1
             * @classdesc Represents a ReceiptsEntry.
             * @constructor
             * @param {huecry.v1.ReceiptsEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReceiptsEntry = function (properties) {
                this.digests = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReceiptsEntry digests.
             * @member {Array.<Uint8Array>} digests
             * @memberof huecry.v1.ReceiptsEntry
             * @instance
             */
            ReceiptsEntry.prototype.digests = $util.emptyArray;

            /**
             * Encodes the specified ReceiptsEntry message. Does not implicitly {@link huecry.v1.ReceiptsEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ReceiptsEntry
             * @static
             * @param {huecry.v1.ReceiptsEntry.$Properties} message ReceiptsEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReceiptsEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digests != null && message.digests.length)
                    for (let i = 0; i < message.digests.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digests[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReceiptsEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ReceiptsEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ReceiptsEntry & huecry.v1.ReceiptsEntry.$Shape} ReceiptsEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReceiptsEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ReceiptsEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.digests && message.digests.length))
                                message.digests = [];
                            message.digests.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReceiptsEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ReceiptsEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ReceiptsEntry} ReceiptsEntry
             */
            ReceiptsEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ReceiptsEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ReceiptsEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ReceiptsEntry();
                if (object.digests) {
                    if (!$Array.isArray(object.digests))
                        throw $TypeError(".huecry.v1.ReceiptsEntry.digests: array expected");
                    message.digests = $Array(object.digests.length);
                    for (let i = 0; i < object.digests.length; ++i)
                        if (typeof object.digests[i] === "string")
                            $util.base64.decode(object.digests[i], message.digests[i] = $util.newBuffer($util.base64.length(object.digests[i])), 0);
                        else if (object.digests[i].length >= 0)
                            message.digests[i] = object.digests[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a ReceiptsEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ReceiptsEntry
             * @static
             * @param {huecry.v1.ReceiptsEntry} message ReceiptsEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReceiptsEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.digests = [];
                if (message.digests && message.digests.length) {
                    object.digests = $Array(message.digests.length);
                    for (let j = 0; j < message.digests.length; ++j)
                        object.digests[j] = options.bytes === $String ? $util.base64.encode(message.digests[j], 0, message.digests[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digests[j]) : message.digests[j];
                }
                return object;
            };

            /**
             * Converts this ReceiptsEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.ReceiptsEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReceiptsEntry.prototype.toJSON = function() {
                return ReceiptsEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReceiptsEntry;
        })();

        v1.RefusalEntry = (function() {

            /**
             * Properties of a RefusalEntry.
             * @typedef {Object} huecry.v1.RefusalEntry.$Properties
             * @property {number|Long|null} [noticePosition] RefusalEntry noticePosition
             * @property {Uint8Array|null} [digest] RefusalEntry digest
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RefusalEntry.
             * @memberof huecry.v1
             * @interface IRefusalEntry
             * @augments huecry.v1.RefusalEntry.$Properties
             * @deprecated Use huecry.v1.RefusalEntry.$Properties instead.
             */

            /**
             * Shape of a RefusalEntry.
             * @typedef {huecry.v1.RefusalEntry.$Properties} huecry.v1.RefusalEntry.$Shape
             */

            /**
             * Constructs a new RefusalEntry.
             * @memberof huecry.v1
             * @classdesc Represents a RefusalEntry.
             * @constructor
             * @param {huecry.v1.RefusalEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RefusalEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RefusalEntry noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.RefusalEntry
             * @instance
             */
            RefusalEntry.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RefusalEntry digest.
             * @member {Uint8Array} digest
             * @memberof huecry.v1.RefusalEntry
             * @instance
             */
            RefusalEntry.prototype.digest = $util.newBuffer([]);

            /**
             * Encodes the specified RefusalEntry message. Does not implicitly {@link huecry.v1.RefusalEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RefusalEntry
             * @static
             * @param {huecry.v1.RefusalEntry.$Properties} message RefusalEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RefusalEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.noticePosition);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RefusalEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RefusalEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RefusalEntry & huecry.v1.RefusalEntry.$Shape} RefusalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RefusalEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RefusalEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RefusalEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RefusalEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RefusalEntry} RefusalEntry
             */
            RefusalEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RefusalEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RefusalEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RefusalEntry();
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                if (object.digest != null)
                    if (object.digest.length)
                        if (typeof object.digest === "string")
                            $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                        else if (object.digest.length >= 0)
                            message.digest = object.digest;
                return message;
            };

            /**
             * Creates a plain object from a RefusalEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RefusalEntry
             * @static
             * @param {huecry.v1.RefusalEntry} message RefusalEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RefusalEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.digest = "";
                    else {
                        object.digest = [];
                        if (options.bytes !== $Array)
                            object.digest = $util.newBuffer(object.digest);
                    }
                }
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                    object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
                return object;
            };

            /**
             * Converts this RefusalEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.RefusalEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RefusalEntry.prototype.toJSON = function() {
                return RefusalEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RefusalEntry;
        })();

        v1.ReleaseEntry = (function() {

            /**
             * Properties of a ReleaseEntry.
             * @typedef {Object} huecry.v1.ReleaseEntry.$Properties
             * @property {number|Long|null} [noticePosition] ReleaseEntry noticePosition
             * @property {Uint8Array|null} [digest] ReleaseEntry digest
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseEntry.
             * @memberof huecry.v1
             * @interface IReleaseEntry
             * @augments huecry.v1.ReleaseEntry.$Properties
             * @deprecated Use huecry.v1.ReleaseEntry.$Properties instead.
             */

            /**
             * Shape of a ReleaseEntry.
             * @typedef {huecry.v1.ReleaseEntry.$Properties} huecry.v1.ReleaseEntry.$Shape
             */

            /**
             * Constructs a new ReleaseEntry.
             * @memberof huecry.v1
             * @classdesc Represents a ReleaseEntry.
             * @constructor
             * @param {huecry.v1.ReleaseEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReleaseEntry noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.ReleaseEntry
             * @instance
             */
            ReleaseEntry.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReleaseEntry digest.
             * @member {Uint8Array} digest
             * @memberof huecry.v1.ReleaseEntry
             * @instance
             */
            ReleaseEntry.prototype.digest = $util.newBuffer([]);

            /**
             * Encodes the specified ReleaseEntry message. Does not implicitly {@link huecry.v1.ReleaseEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ReleaseEntry
             * @static
             * @param {huecry.v1.ReleaseEntry.$Properties} message ReleaseEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.noticePosition);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ReleaseEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ReleaseEntry & huecry.v1.ReleaseEntry.$Shape} ReleaseEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ReleaseEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReleaseEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ReleaseEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ReleaseEntry} ReleaseEntry
             */
            ReleaseEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ReleaseEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ReleaseEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ReleaseEntry();
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                if (object.digest != null)
                    if (object.digest.length)
                        if (typeof object.digest === "string")
                            $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                        else if (object.digest.length >= 0)
                            message.digest = object.digest;
                return message;
            };

            /**
             * Creates a plain object from a ReleaseEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ReleaseEntry
             * @static
             * @param {huecry.v1.ReleaseEntry} message ReleaseEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReleaseEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.digest = "";
                    else {
                        object.digest = [];
                        if (options.bytes !== $Array)
                            object.digest = $util.newBuffer(object.digest);
                    }
                }
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                    object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
                return object;
            };

            /**
             * Converts this ReleaseEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.ReleaseEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReleaseEntry.prototype.toJSON = function() {
                return ReleaseEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReleaseEntry;
        })();

        v1.RecallEntry = (function() {

            /**
             * Properties of a RecallEntry.
             * @typedef {Object} huecry.v1.RecallEntry.$Properties
             * @property {number|Long|null} [noticePosition] RecallEntry noticePosition
             * @property {Uint8Array|null} [digest] RecallEntry digest
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RecallEntry.
             * @memberof huecry.v1
             * @interface IRecallEntry
             * @augments huecry.v1.RecallEntry.$Properties
             * @deprecated Use huecry.v1.RecallEntry.$Properties instead.
             */

            /**
             * Shape of a RecallEntry.
             * @typedef {huecry.v1.RecallEntry.$Properties} huecry.v1.RecallEntry.$Shape
             */

            /**
             * Constructs a new RecallEntry.
             * @memberof huecry.v1
             * @classdesc Represents a RecallEntry.
             * @constructor
             * @param {huecry.v1.RecallEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RecallEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RecallEntry noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.RecallEntry
             * @instance
             */
            RecallEntry.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RecallEntry digest.
             * @member {Uint8Array} digest
             * @memberof huecry.v1.RecallEntry
             * @instance
             */
            RecallEntry.prototype.digest = $util.newBuffer([]);

            /**
             * Encodes the specified RecallEntry message. Does not implicitly {@link huecry.v1.RecallEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RecallEntry
             * @static
             * @param {huecry.v1.RecallEntry.$Properties} message RecallEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RecallEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.noticePosition);
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RecallEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RecallEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RecallEntry & huecry.v1.RecallEntry.$Shape} RecallEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RecallEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RecallEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RecallEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RecallEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RecallEntry} RecallEntry
             */
            RecallEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RecallEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RecallEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RecallEntry();
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                if (object.digest != null)
                    if (object.digest.length)
                        if (typeof object.digest === "string")
                            $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                        else if (object.digest.length >= 0)
                            message.digest = object.digest;
                return message;
            };

            /**
             * Creates a plain object from a RecallEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RecallEntry
             * @static
             * @param {huecry.v1.RecallEntry} message RecallEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RecallEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.digest = "";
                    else {
                        object.digest = [];
                        if (options.bytes !== $Array)
                            object.digest = $util.newBuffer(object.digest);
                    }
                }
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                    object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
                return object;
            };

            /**
             * Converts this RecallEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.RecallEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RecallEntry.prototype.toJSON = function() {
                return RecallEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RecallEntry;
        })();

        v1.SignedStatement = (function() {

            /**
             * Properties of a SignedStatement.
             * @typedef {Object} huecry.v1.SignedStatement.$Properties
             * @property {Uint8Array|null} [payload] SignedStatement payload
             * @property {Array.<huecry.v1.StatementSignature.$Properties>|null} [signatures] SignedStatement signatures
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignedStatement.
             * @memberof huecry.v1
             * @interface ISignedStatement
             * @augments huecry.v1.SignedStatement.$Properties
             * @deprecated Use huecry.v1.SignedStatement.$Properties instead.
             */

            /**
             * Shape of a SignedStatement.
             * @typedef {huecry.v1.SignedStatement.$Properties} huecry.v1.SignedStatement.$Shape
             */

            /**
             * Constructs a new SignedStatement.
             * @memberof huecry.v1
             * @classdesc Represents a SignedStatement.
             * @constructor
             * @param {huecry.v1.SignedStatement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignedStatement = function (properties) {
                this.signatures = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignedStatement payload.
             * @member {Uint8Array} payload
             * @memberof huecry.v1.SignedStatement
             * @instance
             */
            SignedStatement.prototype.payload = $util.newBuffer([]);

            /**
             * SignedStatement signatures.
             * @member {Array.<huecry.v1.StatementSignature.$Properties>} signatures
             * @memberof huecry.v1.SignedStatement
             * @instance
             */
            SignedStatement.prototype.signatures = $util.emptyArray;

            /**
             * Encodes the specified SignedStatement message. Does not implicitly {@link huecry.v1.SignedStatement.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.SignedStatement
             * @static
             * @param {huecry.v1.SignedStatement.$Properties} message SignedStatement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignedStatement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
                if (message.signatures != null && message.signatures.length)
                    for (let i = 0; i < message.signatures.length; ++i)
                        $root.huecry.v1.StatementSignature.encode(message.signatures[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignedStatement message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.SignedStatement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.SignedStatement & huecry.v1.SignedStatement.$Shape} SignedStatement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignedStatement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.SignedStatement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.signatures && message.signatures.length))
                                message.signatures = [];
                            message.signatures.push($root.huecry.v1.StatementSignature.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a SignedStatement message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.SignedStatement
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.SignedStatement} SignedStatement
             */
            SignedStatement.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.SignedStatement)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.SignedStatement: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.SignedStatement();
                if (object.payload != null)
                    if (object.payload.length)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                if (object.signatures) {
                    if (!$Array.isArray(object.signatures))
                        throw $TypeError(".huecry.v1.SignedStatement.signatures: array expected");
                    message.signatures = $Array(object.signatures.length);
                    for (let i = 0; i < object.signatures.length; ++i) {
                        if (!$util.isObject(object.signatures[i]))
                            throw $TypeError(".huecry.v1.SignedStatement.signatures: object expected");
                        message.signatures[i] = $root.huecry.v1.StatementSignature.fromObject(object.signatures[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a SignedStatement message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.SignedStatement
             * @static
             * @param {huecry.v1.SignedStatement} message SignedStatement
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            SignedStatement.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.signatures = [];
                if (options.defaults)
                    if (options.bytes === $String)
                        object.payload = "";
                    else {
                        object.payload = [];
                        if (options.bytes !== $Array)
                            object.payload = $util.newBuffer(object.payload);
                    }
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                if (message.signatures && message.signatures.length) {
                    object.signatures = $Array(message.signatures.length);
                    for (let j = 0; j < message.signatures.length; ++j)
                        object.signatures[j] = $root.huecry.v1.StatementSignature.toObject(message.signatures[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this SignedStatement to JSON.
             * @function toJSON
             * @memberof huecry.v1.SignedStatement
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            SignedStatement.prototype.toJSON = function() {
                return SignedStatement.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SignedStatement;
        })();

        v1.StatementSignature = (function() {

            /**
             * Properties of a StatementSignature.
             * @typedef {Object} huecry.v1.StatementSignature.$Properties
             * @property {Uint8Array|null} ["protected"] StatementSignature protected
             * @property {Uint8Array|null} [signature] StatementSignature signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatementSignature.
             * @memberof huecry.v1
             * @interface IStatementSignature
             * @augments huecry.v1.StatementSignature.$Properties
             * @deprecated Use huecry.v1.StatementSignature.$Properties instead.
             */

            /**
             * Shape of a StatementSignature.
             * @typedef {huecry.v1.StatementSignature.$Properties} huecry.v1.StatementSignature.$Shape
             */

            /**
             * Constructs a new StatementSignature.
             * @memberof huecry.v1
             * @classdesc Represents a StatementSignature.
             * @constructor
             * @param {huecry.v1.StatementSignature.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatementSignature = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatementSignature protected.
             * @member {Uint8Array} protected
             * @memberof huecry.v1.StatementSignature
             * @instance
             */
            StatementSignature.prototype["protected"] = $util.newBuffer([]);

            /**
             * StatementSignature signature.
             * @member {Uint8Array} signature
             * @memberof huecry.v1.StatementSignature
             * @instance
             */
            StatementSignature.prototype.signature = $util.newBuffer([]);

            /**
             * Encodes the specified StatementSignature message. Does not implicitly {@link huecry.v1.StatementSignature.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.StatementSignature
             * @static
             * @param {huecry.v1.StatementSignature.$Properties} message StatementSignature message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatementSignature.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message["protected"] != null && $Object.hasOwnProperty.call(message, "protected") && message["protected"].length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message["protected"]);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatementSignature message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.StatementSignature
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.StatementSignature & huecry.v1.StatementSignature.$Shape} StatementSignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatementSignature.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.StatementSignature();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["protected"] = value;
                            else
                                delete message["protected"];
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StatementSignature message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.StatementSignature
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.StatementSignature} StatementSignature
             */
            StatementSignature.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.StatementSignature)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.StatementSignature: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.StatementSignature();
                if (object["protected"] != null)
                    if (object["protected"].length)
                        if (typeof object["protected"] === "string")
                            $util.base64.decode(object["protected"], message["protected"] = $util.newBuffer($util.base64.length(object["protected"])), 0);
                        else if (object["protected"].length >= 0)
                            message["protected"] = object["protected"];
                if (object.signature != null)
                    if (object.signature.length)
                        if (typeof object.signature === "string")
                            $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                        else if (object.signature.length >= 0)
                            message.signature = object.signature;
                return message;
            };

            /**
             * Creates a plain object from a StatementSignature message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.StatementSignature
             * @static
             * @param {huecry.v1.StatementSignature} message StatementSignature
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StatementSignature.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object["protected"] = "";
                    else {
                        object["protected"] = [];
                        if (options.bytes !== $Array)
                            object["protected"] = $util.newBuffer(object["protected"]);
                    }
                    if (options.bytes === $String)
                        object.signature = "";
                    else {
                        object.signature = [];
                        if (options.bytes !== $Array)
                            object.signature = $util.newBuffer(object.signature);
                    }
                }
                if (message["protected"] != null && $Object.hasOwnProperty.call(message, "protected"))
                    object["protected"] = options.bytes === $String ? $util.base64.encode(message["protected"], 0, message["protected"].length) : options.bytes === $Array ? $Array.prototype.slice.call(message["protected"]) : message["protected"];
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                    object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
                return object;
            };

            /**
             * Converts this StatementSignature to JSON.
             * @function toJSON
             * @memberof huecry.v1.StatementSignature
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StatementSignature.prototype.toJSON = function() {
                return StatementSignature.toObject(this, $protobuf.util.toJSONOptions);
            };

            return StatementSignature;
        })();

        v1.Slot = (function() {

            /**
             * Properties of a Slot.
             * @typedef {Object} huecry.v1.Slot.$Properties
             * @property {Uint8Array|null} [disclosure] Slot disclosure
             * @property {Uint8Array|null} [ciphertext] Slot ciphertext
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Slot.
             * @memberof huecry.v1
             * @interface ISlot
             * @augments huecry.v1.Slot.$Properties
             * @deprecated Use huecry.v1.Slot.$Properties instead.
             */

            /**
             * Shape of a Slot.
             * @typedef {huecry.v1.Slot.$Properties} huecry.v1.Slot.$Shape
             */

            /**
             * Constructs a new Slot.
             * @memberof huecry.v1
             * @classdesc Represents a Slot.
             * @constructor
             * @param {huecry.v1.Slot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Slot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Slot disclosure.
             * @member {Uint8Array} disclosure
             * @memberof huecry.v1.Slot
             * @instance
             */
            Slot.prototype.disclosure = $util.newBuffer([]);

            /**
             * Slot ciphertext.
             * @member {Uint8Array} ciphertext
             * @memberof huecry.v1.Slot
             * @instance
             */
            Slot.prototype.ciphertext = $util.newBuffer([]);

            /**
             * Encodes the specified Slot message. Does not implicitly {@link huecry.v1.Slot.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Slot
             * @static
             * @param {huecry.v1.Slot.$Properties} message Slot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Slot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.disclosure != null && $Object.hasOwnProperty.call(message, "disclosure") && message.disclosure.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.disclosure);
                if (message.ciphertext != null && $Object.hasOwnProperty.call(message, "ciphertext") && message.ciphertext.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.ciphertext);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Slot message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Slot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Slot & huecry.v1.Slot.$Shape} Slot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Slot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Slot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.disclosure = value;
                            else
                                delete message.disclosure;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.ciphertext = value;
                            else
                                delete message.ciphertext;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Slot message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Slot
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Slot} Slot
             */
            Slot.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Slot)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Slot: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Slot();
                if (object.disclosure != null)
                    if (object.disclosure.length)
                        if (typeof object.disclosure === "string")
                            $util.base64.decode(object.disclosure, message.disclosure = $util.newBuffer($util.base64.length(object.disclosure)), 0);
                        else if (object.disclosure.length >= 0)
                            message.disclosure = object.disclosure;
                if (object.ciphertext != null)
                    if (object.ciphertext.length)
                        if (typeof object.ciphertext === "string")
                            $util.base64.decode(object.ciphertext, message.ciphertext = $util.newBuffer($util.base64.length(object.ciphertext)), 0);
                        else if (object.ciphertext.length >= 0)
                            message.ciphertext = object.ciphertext;
                return message;
            };

            /**
             * Creates a plain object from a Slot message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Slot
             * @static
             * @param {huecry.v1.Slot} message Slot
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Slot.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.disclosure = "";
                    else {
                        object.disclosure = [];
                        if (options.bytes !== $Array)
                            object.disclosure = $util.newBuffer(object.disclosure);
                    }
                    if (options.bytes === $String)
                        object.ciphertext = "";
                    else {
                        object.ciphertext = [];
                        if (options.bytes !== $Array)
                            object.ciphertext = $util.newBuffer(object.ciphertext);
                    }
                }
                if (message.disclosure != null && $Object.hasOwnProperty.call(message, "disclosure"))
                    object.disclosure = options.bytes === $String ? $util.base64.encode(message.disclosure, 0, message.disclosure.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.disclosure) : message.disclosure;
                if (message.ciphertext != null && $Object.hasOwnProperty.call(message, "ciphertext"))
                    object.ciphertext = options.bytes === $String ? $util.base64.encode(message.ciphertext, 0, message.ciphertext.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.ciphertext) : message.ciphertext;
                return object;
            };

            /**
             * Converts this Slot to JSON.
             * @function toJSON
             * @memberof huecry.v1.Slot
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Slot.prototype.toJSON = function() {
                return Slot.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Slot;
        })();

        v1.WrappedKey = (function() {

            /**
             * Properties of a WrappedKey.
             * @typedef {Object} huecry.v1.WrappedKey.$Properties
             * @property {string|null} [category] WrappedKey category
             * @property {Uint8Array|null} [key] WrappedKey key
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WrappedKey.
             * @memberof huecry.v1
             * @interface IWrappedKey
             * @augments huecry.v1.WrappedKey.$Properties
             * @deprecated Use huecry.v1.WrappedKey.$Properties instead.
             */

            /**
             * Shape of a WrappedKey.
             * @typedef {huecry.v1.WrappedKey.$Properties} huecry.v1.WrappedKey.$Shape
             */

            /**
             * Constructs a new WrappedKey.
             * @memberof huecry.v1
             * @classdesc Represents a WrappedKey.
             * @constructor
             * @param {huecry.v1.WrappedKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WrappedKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WrappedKey category.
             * @member {string} category
             * @memberof huecry.v1.WrappedKey
             * @instance
             */
            WrappedKey.prototype.category = "";

            /**
             * WrappedKey key.
             * @member {Uint8Array} key
             * @memberof huecry.v1.WrappedKey
             * @instance
             */
            WrappedKey.prototype.key = $util.newBuffer([]);

            /**
             * Encodes the specified WrappedKey message. Does not implicitly {@link huecry.v1.WrappedKey.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.WrappedKey
             * @static
             * @param {huecry.v1.WrappedKey.$Properties} message WrappedKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WrappedKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.category != null && $Object.hasOwnProperty.call(message, "category") && message.category !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.category);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.key);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WrappedKey message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.WrappedKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.WrappedKey & huecry.v1.WrappedKey.$Shape} WrappedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WrappedKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.WrappedKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.category = value;
                            else
                                delete message.category;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WrappedKey message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.WrappedKey
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.WrappedKey} WrappedKey
             */
            WrappedKey.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.WrappedKey)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.WrappedKey: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.WrappedKey();
                if (object.category != null)
                    if (typeof object.category !== "string" || object.category.length)
                        message.category = $String(object.category);
                if (object.key != null)
                    if (object.key.length)
                        if (typeof object.key === "string")
                            $util.base64.decode(object.key, message.key = $util.newBuffer($util.base64.length(object.key)), 0);
                        else if (object.key.length >= 0)
                            message.key = object.key;
                return message;
            };

            /**
             * Creates a plain object from a WrappedKey message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.WrappedKey
             * @static
             * @param {huecry.v1.WrappedKey} message WrappedKey
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WrappedKey.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.category = "";
                    if (options.bytes === $String)
                        object.key = "";
                    else {
                        object.key = [];
                        if (options.bytes !== $Array)
                            object.key = $util.newBuffer(object.key);
                    }
                }
                if (message.category != null && $Object.hasOwnProperty.call(message, "category"))
                    object.category = message.category;
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = options.bytes === $String ? $util.base64.encode(message.key, 0, message.key.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.key) : message.key;
                return object;
            };

            /**
             * Converts this WrappedKey to JSON.
             * @function toJSON
             * @memberof huecry.v1.WrappedKey
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WrappedKey.prototype.toJSON = function() {
                return WrappedKey.toObject(this, $protobuf.util.toJSONOptions);
            };

            return WrappedKey;
        })();

        v1.Box = (function() {

            /**
             * Properties of a Box.
             * @typedef {Object} huecry.v1.Box.$Properties
             * @property {Uint8Array|null} [element] Box element
             * @property {Uint8Array|null} [enc] Box enc
             * @property {Array.<huecry.v1.WrappedKey.$Properties>|null} [keys] Box keys
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Box.
             * @memberof huecry.v1
             * @interface IBox
             * @augments huecry.v1.Box.$Properties
             * @deprecated Use huecry.v1.Box.$Properties instead.
             */

            /**
             * Shape of a Box.
             * @typedef {huecry.v1.Box.$Properties} huecry.v1.Box.$Shape
             */

            /**
             * Constructs a new Box.
             * @memberof huecry.v1
             * @classdesc Represents a Box.
             * @constructor
             * @param {huecry.v1.Box.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Box = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Box element.
             * @member {Uint8Array} element
             * @memberof huecry.v1.Box
             * @instance
             */
            Box.prototype.element = $util.newBuffer([]);

            /**
             * Box enc.
             * @member {Uint8Array} enc
             * @memberof huecry.v1.Box
             * @instance
             */
            Box.prototype.enc = $util.newBuffer([]);

            /**
             * Box keys.
             * @member {Array.<huecry.v1.WrappedKey.$Properties>} keys
             * @memberof huecry.v1.Box
             * @instance
             */
            Box.prototype.keys = $util.emptyArray;

            /**
             * Encodes the specified Box message. Does not implicitly {@link huecry.v1.Box.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Box
             * @static
             * @param {huecry.v1.Box.$Properties} message Box message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Box.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.element != null && $Object.hasOwnProperty.call(message, "element") && message.element.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.element);
                if (message.enc != null && $Object.hasOwnProperty.call(message, "enc") && message.enc.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.enc);
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        $root.huecry.v1.WrappedKey.encode(message.keys[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Box message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Box
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Box & huecry.v1.Box.$Shape} Box
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Box.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Box();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.element = value;
                            else
                                delete message.element;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.enc = value;
                            else
                                delete message.enc;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push($root.huecry.v1.WrappedKey.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Box message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Box
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Box} Box
             */
            Box.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Box)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Box: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Box();
                if (object.element != null)
                    if (object.element.length)
                        if (typeof object.element === "string")
                            $util.base64.decode(object.element, message.element = $util.newBuffer($util.base64.length(object.element)), 0);
                        else if (object.element.length >= 0)
                            message.element = object.element;
                if (object.enc != null)
                    if (object.enc.length)
                        if (typeof object.enc === "string")
                            $util.base64.decode(object.enc, message.enc = $util.newBuffer($util.base64.length(object.enc)), 0);
                        else if (object.enc.length >= 0)
                            message.enc = object.enc;
                if (object.keys) {
                    if (!$Array.isArray(object.keys))
                        throw $TypeError(".huecry.v1.Box.keys: array expected");
                    message.keys = $Array(object.keys.length);
                    for (let i = 0; i < object.keys.length; ++i) {
                        if (!$util.isObject(object.keys[i]))
                            throw $TypeError(".huecry.v1.Box.keys: object expected");
                        message.keys[i] = $root.huecry.v1.WrappedKey.fromObject(object.keys[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a Box message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Box
             * @static
             * @param {huecry.v1.Box} message Box
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Box.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.keys = [];
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.element = "";
                    else {
                        object.element = [];
                        if (options.bytes !== $Array)
                            object.element = $util.newBuffer(object.element);
                    }
                    if (options.bytes === $String)
                        object.enc = "";
                    else {
                        object.enc = [];
                        if (options.bytes !== $Array)
                            object.enc = $util.newBuffer(object.enc);
                    }
                }
                if (message.element != null && $Object.hasOwnProperty.call(message, "element"))
                    object.element = options.bytes === $String ? $util.base64.encode(message.element, 0, message.element.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.element) : message.element;
                if (message.enc != null && $Object.hasOwnProperty.call(message, "enc"))
                    object.enc = options.bytes === $String ? $util.base64.encode(message.enc, 0, message.enc.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.enc) : message.enc;
                if (message.keys && message.keys.length) {
                    object.keys = $Array(message.keys.length);
                    for (let j = 0; j < message.keys.length; ++j)
                        object.keys[j] = $root.huecry.v1.WrappedKey.toObject(message.keys[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this Box to JSON.
             * @function toJSON
             * @memberof huecry.v1.Box
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Box.prototype.toJSON = function() {
                return Box.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Box;
        })();

        v1.Submission = (function() {

            /**
             * Properties of a Submission.
             * @typedef {Object} huecry.v1.Submission.$Properties
             * @property {string|null} [suite] Submission suite
             * @property {Uint8Array|null} [jws] Submission jws
             * @property {Uint8Array|null} [routing] Submission routing
             * @property {Array.<huecry.v1.Slot.$Properties>|null} [slots] Submission slots
             * @property {Array.<huecry.v1.Box.$Properties>|null} [boxes] Submission boxes
             * @property {Uint8Array|null} [restrictions] Submission restrictions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Submission.
             * @memberof huecry.v1
             * @interface ISubmission
             * @augments huecry.v1.Submission.$Properties
             * @deprecated Use huecry.v1.Submission.$Properties instead.
             */

            /**
             * Shape of a Submission.
             * @typedef {huecry.v1.Submission.$Properties} huecry.v1.Submission.$Shape
             */

            /**
             * Constructs a new Submission.
             * @memberof huecry.v1
             * @classdesc Represents a Submission.
             * @constructor
             * @param {huecry.v1.Submission.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Submission = function (properties) {
                this.slots = [];
                this.boxes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Submission suite.
             * @member {string} suite
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.suite = "";

            /**
             * Submission jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.jws = $util.newBuffer([]);

            /**
             * Submission routing.
             * @member {Uint8Array} routing
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.routing = $util.newBuffer([]);

            /**
             * Submission slots.
             * @member {Array.<huecry.v1.Slot.$Properties>} slots
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.slots = $util.emptyArray;

            /**
             * Submission boxes.
             * @member {Array.<huecry.v1.Box.$Properties>} boxes
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.boxes = $util.emptyArray;

            /**
             * Submission restrictions.
             * @member {Uint8Array} restrictions
             * @memberof huecry.v1.Submission
             * @instance
             */
            Submission.prototype.restrictions = $util.newBuffer([]);

            /**
             * Encodes the specified Submission message. Does not implicitly {@link huecry.v1.Submission.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Submission
             * @static
             * @param {huecry.v1.Submission.$Properties} message Submission message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Submission.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.suite);
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.jws);
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing") && message.routing.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.routing);
                if (message.slots != null && message.slots.length)
                    for (let i = 0; i < message.slots.length; ++i)
                        $root.huecry.v1.Slot.encode(message.slots[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.boxes != null && message.boxes.length)
                    for (let i = 0; i < message.boxes.length; ++i)
                        $root.huecry.v1.Box.encode(message.boxes[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.restrictions != null && $Object.hasOwnProperty.call(message, "restrictions") && message.restrictions.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.restrictions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Submission message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Submission
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Submission & huecry.v1.Submission.$Shape} Submission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Submission.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Submission();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.suite = value;
                            else
                                delete message.suite;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.routing = value;
                            else
                                delete message.routing;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.slots && message.slots.length))
                                message.slots = [];
                            message.slots.push($root.huecry.v1.Slot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.boxes && message.boxes.length))
                                message.boxes = [];
                            message.boxes.push($root.huecry.v1.Box.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.restrictions = value;
                            else
                                delete message.restrictions;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Submission message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Submission
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Submission} Submission
             */
            Submission.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Submission)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Submission: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Submission();
                if (object.suite != null)
                    if (typeof object.suite !== "string" || object.suite.length)
                        message.suite = $String(object.suite);
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                if (object.routing != null)
                    if (object.routing.length)
                        if (typeof object.routing === "string")
                            $util.base64.decode(object.routing, message.routing = $util.newBuffer($util.base64.length(object.routing)), 0);
                        else if (object.routing.length >= 0)
                            message.routing = object.routing;
                if (object.slots) {
                    if (!$Array.isArray(object.slots))
                        throw $TypeError(".huecry.v1.Submission.slots: array expected");
                    message.slots = $Array(object.slots.length);
                    for (let i = 0; i < object.slots.length; ++i) {
                        if (!$util.isObject(object.slots[i]))
                            throw $TypeError(".huecry.v1.Submission.slots: object expected");
                        message.slots[i] = $root.huecry.v1.Slot.fromObject(object.slots[i], _depth + 1);
                    }
                }
                if (object.boxes) {
                    if (!$Array.isArray(object.boxes))
                        throw $TypeError(".huecry.v1.Submission.boxes: array expected");
                    message.boxes = $Array(object.boxes.length);
                    for (let i = 0; i < object.boxes.length; ++i) {
                        if (!$util.isObject(object.boxes[i]))
                            throw $TypeError(".huecry.v1.Submission.boxes: object expected");
                        message.boxes[i] = $root.huecry.v1.Box.fromObject(object.boxes[i], _depth + 1);
                    }
                }
                if (object.restrictions != null)
                    if (object.restrictions.length)
                        if (typeof object.restrictions === "string")
                            $util.base64.decode(object.restrictions, message.restrictions = $util.newBuffer($util.base64.length(object.restrictions)), 0);
                        else if (object.restrictions.length >= 0)
                            message.restrictions = object.restrictions;
                return message;
            };

            /**
             * Creates a plain object from a Submission message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Submission
             * @static
             * @param {huecry.v1.Submission} message Submission
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Submission.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.slots = [];
                    object.boxes = [];
                }
                if (options.defaults) {
                    object.suite = "";
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                    if (options.bytes === $String)
                        object.routing = "";
                    else {
                        object.routing = [];
                        if (options.bytes !== $Array)
                            object.routing = $util.newBuffer(object.routing);
                    }
                    if (options.bytes === $String)
                        object.restrictions = "";
                    else {
                        object.restrictions = [];
                        if (options.bytes !== $Array)
                            object.restrictions = $util.newBuffer(object.restrictions);
                    }
                }
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                    object.suite = message.suite;
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing"))
                    object.routing = options.bytes === $String ? $util.base64.encode(message.routing, 0, message.routing.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.routing) : message.routing;
                if (message.slots && message.slots.length) {
                    object.slots = $Array(message.slots.length);
                    for (let j = 0; j < message.slots.length; ++j)
                        object.slots[j] = $root.huecry.v1.Slot.toObject(message.slots[j], options, _depth + 1);
                }
                if (message.boxes && message.boxes.length) {
                    object.boxes = $Array(message.boxes.length);
                    for (let j = 0; j < message.boxes.length; ++j)
                        object.boxes[j] = $root.huecry.v1.Box.toObject(message.boxes[j], options, _depth + 1);
                }
                if (message.restrictions != null && $Object.hasOwnProperty.call(message, "restrictions"))
                    object.restrictions = options.bytes === $String ? $util.base64.encode(message.restrictions, 0, message.restrictions.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.restrictions) : message.restrictions;
                return object;
            };

            /**
             * Converts this Submission to JSON.
             * @function toJSON
             * @memberof huecry.v1.Submission
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Submission.prototype.toJSON = function() {
                return Submission.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Submission;
        })();

        v1.Delivery = (function() {

            /**
             * Properties of a Delivery.
             * @typedef {Object} huecry.v1.Delivery.$Properties
             * @property {string|null} [suite] Delivery suite
             * @property {Uint8Array|null} [jws] Delivery jws
             * @property {Uint8Array|null} [routing] Delivery routing
             * @property {Array.<huecry.v1.Slot.$Properties>|null} [slots] Delivery slots
             * @property {Uint8Array|null} [decision] Delivery decision
             * @property {number|Long|null} [noticePosition] Delivery noticePosition
             * @property {number|Long|null} [decisionPosition] Delivery decisionPosition
             * @property {boolean|null} [unwitnessed] Delivery unwitnessed
             * @property {Uint8Array|null} [decisionElement] Delivery decisionElement
             * @property {huecry.v1.Box.$Properties|null} [box] Delivery box
             * @property {Array.<Uint8Array>|null} [held] Delivery held
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Delivery.
             * @memberof huecry.v1
             * @interface IDelivery
             * @augments huecry.v1.Delivery.$Properties
             * @deprecated Use huecry.v1.Delivery.$Properties instead.
             */

            /**
             * Shape of a Delivery.
             * @typedef {huecry.v1.Delivery.$Properties} huecry.v1.Delivery.$Shape
             */

            /**
             * Constructs a new Delivery.
             * @memberof huecry.v1
             * @classdesc Represents a Delivery.
             * @constructor
             * @param {huecry.v1.Delivery.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Delivery = function (properties) {
                this.slots = [];
                this.held = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Delivery suite.
             * @member {string} suite
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.suite = "";

            /**
             * Delivery jws.
             * @member {Uint8Array} jws
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.jws = $util.newBuffer([]);

            /**
             * Delivery routing.
             * @member {Uint8Array} routing
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.routing = $util.newBuffer([]);

            /**
             * Delivery slots.
             * @member {Array.<huecry.v1.Slot.$Properties>} slots
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.slots = $util.emptyArray;

            /**
             * Delivery decision.
             * @member {Uint8Array} decision
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.decision = $util.newBuffer([]);

            /**
             * Delivery noticePosition.
             * @member {number|Long} noticePosition
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.noticePosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delivery decisionPosition.
             * @member {number|Long} decisionPosition
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.decisionPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delivery unwitnessed.
             * @member {boolean} unwitnessed
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.unwitnessed = false;

            /**
             * Delivery decisionElement.
             * @member {Uint8Array} decisionElement
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.decisionElement = $util.newBuffer([]);

            /**
             * Delivery box.
             * @member {huecry.v1.Box.$Properties|null|undefined} box
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.box = null;

            /**
             * Delivery held.
             * @member {Array.<Uint8Array>} held
             * @memberof huecry.v1.Delivery
             * @instance
             */
            Delivery.prototype.held = $util.emptyArray;

            /**
             * Encodes the specified Delivery message. Does not implicitly {@link huecry.v1.Delivery.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.Delivery
             * @static
             * @param {huecry.v1.Delivery.$Properties} message Delivery message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Delivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite") && message.suite !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.suite);
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws") && message.jws.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.jws);
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing") && message.routing.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.routing);
                if (message.slots != null && message.slots.length)
                    for (let i = 0; i < message.slots.length; ++i)
                        $root.huecry.v1.Slot.encode(message.slots[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision") && message.decision.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.decision);
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition") && (typeof message.noticePosition === "object" ? message.noticePosition.low || message.noticePosition.high : message.noticePosition !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.noticePosition);
                if (message.decisionPosition != null && $Object.hasOwnProperty.call(message, "decisionPosition") && (typeof message.decisionPosition === "object" ? message.decisionPosition.low || message.decisionPosition.high : message.decisionPosition !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.decisionPosition);
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed") && message.unwitnessed !== false)
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.unwitnessed);
                if (message.decisionElement != null && $Object.hasOwnProperty.call(message, "decisionElement") && message.decisionElement.length)
                    writer.uint32(/* id 14, wireType 2 =*/114).bytes(message.decisionElement);
                if (message.box != null && $Object.hasOwnProperty.call(message, "box"))
                    $root.huecry.v1.Box.encode(message.box, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.held != null && message.held.length)
                    for (let i = 0; i < message.held.length; ++i)
                        writer.uint32(/* id 16, wireType 2 =*/130).bytes(message.held[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Delivery message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.Delivery
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.Delivery & huecry.v1.Delivery.$Shape} Delivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Delivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.Delivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.suite = value;
                            else
                                delete message.suite;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jws = value;
                            else
                                delete message.jws;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.routing = value;
                            else
                                delete message.routing;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.slots && message.slots.length))
                                message.slots = [];
                            message.slots.push($root.huecry.v1.Slot.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.decision = value;
                            else
                                delete message.decision;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.noticePosition = value;
                            else
                                delete message.noticePosition;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.decisionPosition = value;
                            else
                                delete message.decisionPosition;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unwitnessed = value;
                            else
                                delete message.unwitnessed;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.decisionElement = value;
                            else
                                delete message.decisionElement;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.box = $root.huecry.v1.Box.decode(reader, reader.size(), $undefined, _depth + 1, message.box);
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.held && message.held.length))
                                message.held = [];
                            message.held.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Delivery message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.Delivery
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.Delivery} Delivery
             */
            Delivery.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.Delivery)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.Delivery: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.Delivery();
                if (object.suite != null)
                    if (typeof object.suite !== "string" || object.suite.length)
                        message.suite = $String(object.suite);
                if (object.jws != null)
                    if (object.jws.length)
                        if (typeof object.jws === "string")
                            $util.base64.decode(object.jws, message.jws = $util.newBuffer($util.base64.length(object.jws)), 0);
                        else if (object.jws.length >= 0)
                            message.jws = object.jws;
                if (object.routing != null)
                    if (object.routing.length)
                        if (typeof object.routing === "string")
                            $util.base64.decode(object.routing, message.routing = $util.newBuffer($util.base64.length(object.routing)), 0);
                        else if (object.routing.length >= 0)
                            message.routing = object.routing;
                if (object.slots) {
                    if (!$Array.isArray(object.slots))
                        throw $TypeError(".huecry.v1.Delivery.slots: array expected");
                    message.slots = $Array(object.slots.length);
                    for (let i = 0; i < object.slots.length; ++i) {
                        if (!$util.isObject(object.slots[i]))
                            throw $TypeError(".huecry.v1.Delivery.slots: object expected");
                        message.slots[i] = $root.huecry.v1.Slot.fromObject(object.slots[i], _depth + 1);
                    }
                }
                if (object.decision != null)
                    if (object.decision.length)
                        if (typeof object.decision === "string")
                            $util.base64.decode(object.decision, message.decision = $util.newBuffer($util.base64.length(object.decision)), 0);
                        else if (object.decision.length >= 0)
                            message.decision = object.decision;
                if (object.noticePosition != null)
                    if (typeof object.noticePosition === "object" ? object.noticePosition.low || object.noticePosition.high : $Number(object.noticePosition) !== 0)
                        if ($util.Long)
                            message.noticePosition = $util.Long.fromValue(object.noticePosition, true);
                        else if (typeof object.noticePosition === "string")
                            message.noticePosition = $parseInt(object.noticePosition, 10);
                        else if (typeof object.noticePosition === "number")
                            message.noticePosition = object.noticePosition;
                        else if (typeof object.noticePosition === "object")
                            message.noticePosition = new $util.LongBits(object.noticePosition.low >>> 0, object.noticePosition.high >>> 0).toNumber(true);
                if (object.decisionPosition != null)
                    if (typeof object.decisionPosition === "object" ? object.decisionPosition.low || object.decisionPosition.high : $Number(object.decisionPosition) !== 0)
                        if ($util.Long)
                            message.decisionPosition = $util.Long.fromValue(object.decisionPosition, true);
                        else if (typeof object.decisionPosition === "string")
                            message.decisionPosition = $parseInt(object.decisionPosition, 10);
                        else if (typeof object.decisionPosition === "number")
                            message.decisionPosition = object.decisionPosition;
                        else if (typeof object.decisionPosition === "object")
                            message.decisionPosition = new $util.LongBits(object.decisionPosition.low >>> 0, object.decisionPosition.high >>> 0).toNumber(true);
                if (object.unwitnessed != null)
                    if (object.unwitnessed)
                        message.unwitnessed = $Boolean(object.unwitnessed);
                if (object.decisionElement != null)
                    if (object.decisionElement.length)
                        if (typeof object.decisionElement === "string")
                            $util.base64.decode(object.decisionElement, message.decisionElement = $util.newBuffer($util.base64.length(object.decisionElement)), 0);
                        else if (object.decisionElement.length >= 0)
                            message.decisionElement = object.decisionElement;
                if (object.box != null) {
                    if (!$util.isObject(object.box))
                        throw $TypeError(".huecry.v1.Delivery.box: object expected");
                    message.box = $root.huecry.v1.Box.fromObject(object.box, _depth + 1);
                }
                if (object.held) {
                    if (!$Array.isArray(object.held))
                        throw $TypeError(".huecry.v1.Delivery.held: array expected");
                    message.held = $Array(object.held.length);
                    for (let i = 0; i < object.held.length; ++i)
                        if (typeof object.held[i] === "string")
                            $util.base64.decode(object.held[i], message.held[i] = $util.newBuffer($util.base64.length(object.held[i])), 0);
                        else if (object.held[i].length >= 0)
                            message.held[i] = object.held[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a Delivery message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.Delivery
             * @static
             * @param {huecry.v1.Delivery} message Delivery
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Delivery.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.slots = [];
                    object.held = [];
                }
                if (options.defaults) {
                    object.suite = "";
                    if (options.bytes === $String)
                        object.jws = "";
                    else {
                        object.jws = [];
                        if (options.bytes !== $Array)
                            object.jws = $util.newBuffer(object.jws);
                    }
                    if (options.bytes === $String)
                        object.routing = "";
                    else {
                        object.routing = [];
                        if (options.bytes !== $Array)
                            object.routing = $util.newBuffer(object.routing);
                    }
                    if (options.bytes === $String)
                        object.decision = "";
                    else {
                        object.decision = [];
                        if (options.bytes !== $Array)
                            object.decision = $util.newBuffer(object.decision);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.noticePosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.noticePosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.decisionPosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.decisionPosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.unwitnessed = false;
                    if (options.bytes === $String)
                        object.decisionElement = "";
                    else {
                        object.decisionElement = [];
                        if (options.bytes !== $Array)
                            object.decisionElement = $util.newBuffer(object.decisionElement);
                    }
                    object.box = null;
                }
                if (message.suite != null && $Object.hasOwnProperty.call(message, "suite"))
                    object.suite = message.suite;
                if (message.jws != null && $Object.hasOwnProperty.call(message, "jws"))
                    object.jws = options.bytes === $String ? $util.base64.encode(message.jws, 0, message.jws.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jws) : message.jws;
                if (message.routing != null && $Object.hasOwnProperty.call(message, "routing"))
                    object.routing = options.bytes === $String ? $util.base64.encode(message.routing, 0, message.routing.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.routing) : message.routing;
                if (message.slots && message.slots.length) {
                    object.slots = $Array(message.slots.length);
                    for (let j = 0; j < message.slots.length; ++j)
                        object.slots[j] = $root.huecry.v1.Slot.toObject(message.slots[j], options, _depth + 1);
                }
                if (message.decision != null && $Object.hasOwnProperty.call(message, "decision"))
                    object.decision = options.bytes === $String ? $util.base64.encode(message.decision, 0, message.decision.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.decision) : message.decision;
                if (message.noticePosition != null && $Object.hasOwnProperty.call(message, "noticePosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.noticePosition = typeof message.noticePosition === "number" ? $BigInt(message.noticePosition) : $util.Long.fromBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0, true).toBigInt();
                    else if (typeof message.noticePosition === "number")
                        object.noticePosition = options.longs === $String ? $String(message.noticePosition) : message.noticePosition;
                    else
                        object.noticePosition = options.longs === $String ? $util.Long.prototype.toString.call(message.noticePosition) : options.longs === $Number ? new $util.LongBits(message.noticePosition.low >>> 0, message.noticePosition.high >>> 0).toNumber(true) : message.noticePosition;
                if (message.decisionPosition != null && $Object.hasOwnProperty.call(message, "decisionPosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.decisionPosition = typeof message.decisionPosition === "number" ? $BigInt(message.decisionPosition) : $util.Long.fromBits(message.decisionPosition.low >>> 0, message.decisionPosition.high >>> 0, true).toBigInt();
                    else if (typeof message.decisionPosition === "number")
                        object.decisionPosition = options.longs === $String ? $String(message.decisionPosition) : message.decisionPosition;
                    else
                        object.decisionPosition = options.longs === $String ? $util.Long.prototype.toString.call(message.decisionPosition) : options.longs === $Number ? new $util.LongBits(message.decisionPosition.low >>> 0, message.decisionPosition.high >>> 0).toNumber(true) : message.decisionPosition;
                if (message.unwitnessed != null && $Object.hasOwnProperty.call(message, "unwitnessed"))
                    object.unwitnessed = message.unwitnessed;
                if (message.decisionElement != null && $Object.hasOwnProperty.call(message, "decisionElement"))
                    object.decisionElement = options.bytes === $String ? $util.base64.encode(message.decisionElement, 0, message.decisionElement.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.decisionElement) : message.decisionElement;
                if (message.box != null && $Object.hasOwnProperty.call(message, "box"))
                    object.box = $root.huecry.v1.Box.toObject(message.box, options, _depth + 1);
                if (message.held && message.held.length) {
                    object.held = $Array(message.held.length);
                    for (let j = 0; j < message.held.length; ++j)
                        object.held[j] = options.bytes === $String ? $util.base64.encode(message.held[j], 0, message.held[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.held[j]) : message.held[j];
                }
                return object;
            };

            /**
             * Converts this Delivery to JSON.
             * @function toJSON
             * @memberof huecry.v1.Delivery
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Delivery.prototype.toJSON = function() {
                return Delivery.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Delivery;
        })();

        v1.AppendItem = (function() {

            /**
             * Properties of an AppendItem.
             * @typedef {Object} huecry.v1.AppendItem.$Properties
             * @property {Uint8Array|null} [key] AppendItem key
             * @property {Uint8Array|null} [entry] AppendItem entry
             * @property {boolean|null} [essential] AppendItem essential
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendItem.
             * @memberof huecry.v1
             * @interface IAppendItem
             * @augments huecry.v1.AppendItem.$Properties
             * @deprecated Use huecry.v1.AppendItem.$Properties instead.
             */

            /**
             * Shape of an AppendItem.
             * @typedef {huecry.v1.AppendItem.$Properties} huecry.v1.AppendItem.$Shape
             */

            /**
             * Constructs a new AppendItem.
             * @memberof huecry.v1
             * @classdesc Represents an AppendItem.
             * @constructor
             * @param {huecry.v1.AppendItem.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendItem = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendItem key.
             * @member {Uint8Array} key
             * @memberof huecry.v1.AppendItem
             * @instance
             */
            AppendItem.prototype.key = $util.newBuffer([]);

            /**
             * AppendItem entry.
             * @member {Uint8Array} entry
             * @memberof huecry.v1.AppendItem
             * @instance
             */
            AppendItem.prototype.entry = $util.newBuffer([]);

            /**
             * AppendItem essential.
             * @member {boolean} essential
             * @memberof huecry.v1.AppendItem
             * @instance
             */
            AppendItem.prototype.essential = false;

            /**
             * Encodes the specified AppendItem message. Does not implicitly {@link huecry.v1.AppendItem.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AppendItem
             * @static
             * @param {huecry.v1.AppendItem.$Properties} message AppendItem message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendItem.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.entry);
                if (message.essential != null && $Object.hasOwnProperty.call(message, "essential") && message.essential !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.essential);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendItem message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AppendItem
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AppendItem & huecry.v1.AppendItem.$Shape} AppendItem
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendItem.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AppendItem();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.essential = value;
                            else
                                delete message.essential;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AppendItem message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AppendItem
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AppendItem} AppendItem
             */
            AppendItem.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AppendItem)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AppendItem: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AppendItem();
                if (object.key != null)
                    if (object.key.length)
                        if (typeof object.key === "string")
                            $util.base64.decode(object.key, message.key = $util.newBuffer($util.base64.length(object.key)), 0);
                        else if (object.key.length >= 0)
                            message.key = object.key;
                if (object.entry != null)
                    if (object.entry.length)
                        if (typeof object.entry === "string")
                            $util.base64.decode(object.entry, message.entry = $util.newBuffer($util.base64.length(object.entry)), 0);
                        else if (object.entry.length >= 0)
                            message.entry = object.entry;
                if (object.essential != null)
                    if (object.essential)
                        message.essential = $Boolean(object.essential);
                return message;
            };

            /**
             * Creates a plain object from an AppendItem message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AppendItem
             * @static
             * @param {huecry.v1.AppendItem} message AppendItem
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AppendItem.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.key = "";
                    else {
                        object.key = [];
                        if (options.bytes !== $Array)
                            object.key = $util.newBuffer(object.key);
                    }
                    if (options.bytes === $String)
                        object.entry = "";
                    else {
                        object.entry = [];
                        if (options.bytes !== $Array)
                            object.entry = $util.newBuffer(object.entry);
                    }
                    object.essential = false;
                }
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    object.key = options.bytes === $String ? $util.base64.encode(message.key, 0, message.key.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.key) : message.key;
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    object.entry = options.bytes === $String ? $util.base64.encode(message.entry, 0, message.entry.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entry) : message.entry;
                if (message.essential != null && $Object.hasOwnProperty.call(message, "essential"))
                    object.essential = message.essential;
                return object;
            };

            /**
             * Converts this AppendItem to JSON.
             * @function toJSON
             * @memberof huecry.v1.AppendItem
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AppendItem.prototype.toJSON = function() {
                return AppendItem.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AppendItem;
        })();

        v1.AppendRequest = (function() {

            /**
             * Properties of an AppendRequest.
             * @typedef {Object} huecry.v1.AppendRequest.$Properties
             * @property {number|Long|null} [registryPosition] AppendRequest registryPosition
             * @property {Array.<huecry.v1.AppendItem.$Properties>|null} [items] AppendRequest items
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendRequest.
             * @memberof huecry.v1
             * @interface IAppendRequest
             * @augments huecry.v1.AppendRequest.$Properties
             * @deprecated Use huecry.v1.AppendRequest.$Properties instead.
             */

            /**
             * Shape of an AppendRequest.
             * @typedef {huecry.v1.AppendRequest.$Properties} huecry.v1.AppendRequest.$Shape
             */

            /**
             * Constructs a new AppendRequest.
             * @memberof huecry.v1
             * @classdesc Represents an AppendRequest.
             * @constructor
             * @param {huecry.v1.AppendRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendRequest = function (properties) {
                this.items = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendRequest registryPosition.
             * @member {number|Long} registryPosition
             * @memberof huecry.v1.AppendRequest
             * @instance
             */
            AppendRequest.prototype.registryPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AppendRequest items.
             * @member {Array.<huecry.v1.AppendItem.$Properties>} items
             * @memberof huecry.v1.AppendRequest
             * @instance
             */
            AppendRequest.prototype.items = $util.emptyArray;

            /**
             * Encodes the specified AppendRequest message. Does not implicitly {@link huecry.v1.AppendRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AppendRequest
             * @static
             * @param {huecry.v1.AppendRequest.$Properties} message AppendRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.registryPosition != null && $Object.hasOwnProperty.call(message, "registryPosition") && (typeof message.registryPosition === "object" ? message.registryPosition.low || message.registryPosition.high : message.registryPosition !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.registryPosition);
                if (message.items != null && message.items.length)
                    for (let i = 0; i < message.items.length; ++i)
                        $root.huecry.v1.AppendItem.encode(message.items[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AppendRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AppendRequest & huecry.v1.AppendRequest.$Shape} AppendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AppendRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.registryPosition = value;
                            else
                                delete message.registryPosition;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.items && message.items.length))
                                message.items = [];
                            message.items.push($root.huecry.v1.AppendItem.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AppendRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AppendRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AppendRequest} AppendRequest
             */
            AppendRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AppendRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AppendRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AppendRequest();
                if (object.registryPosition != null)
                    if (typeof object.registryPosition === "object" ? object.registryPosition.low || object.registryPosition.high : $Number(object.registryPosition) !== 0)
                        if ($util.Long)
                            message.registryPosition = $util.Long.fromValue(object.registryPosition, true);
                        else if (typeof object.registryPosition === "string")
                            message.registryPosition = $parseInt(object.registryPosition, 10);
                        else if (typeof object.registryPosition === "number")
                            message.registryPosition = object.registryPosition;
                        else if (typeof object.registryPosition === "object")
                            message.registryPosition = new $util.LongBits(object.registryPosition.low >>> 0, object.registryPosition.high >>> 0).toNumber(true);
                if (object.items) {
                    if (!$Array.isArray(object.items))
                        throw $TypeError(".huecry.v1.AppendRequest.items: array expected");
                    message.items = $Array(object.items.length);
                    for (let i = 0; i < object.items.length; ++i) {
                        if (!$util.isObject(object.items[i]))
                            throw $TypeError(".huecry.v1.AppendRequest.items: object expected");
                        message.items[i] = $root.huecry.v1.AppendItem.fromObject(object.items[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an AppendRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AppendRequest
             * @static
             * @param {huecry.v1.AppendRequest} message AppendRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AppendRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.items = [];
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.registryPosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.registryPosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.registryPosition != null && $Object.hasOwnProperty.call(message, "registryPosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.registryPosition = typeof message.registryPosition === "number" ? $BigInt(message.registryPosition) : $util.Long.fromBits(message.registryPosition.low >>> 0, message.registryPosition.high >>> 0, true).toBigInt();
                    else if (typeof message.registryPosition === "number")
                        object.registryPosition = options.longs === $String ? $String(message.registryPosition) : message.registryPosition;
                    else
                        object.registryPosition = options.longs === $String ? $util.Long.prototype.toString.call(message.registryPosition) : options.longs === $Number ? new $util.LongBits(message.registryPosition.low >>> 0, message.registryPosition.high >>> 0).toNumber(true) : message.registryPosition;
                if (message.items && message.items.length) {
                    object.items = $Array(message.items.length);
                    for (let j = 0; j < message.items.length; ++j)
                        object.items[j] = $root.huecry.v1.AppendItem.toObject(message.items[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this AppendRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.AppendRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AppendRequest.prototype.toJSON = function() {
                return AppendRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AppendRequest;
        })();

        v1.AppendResponse = (function() {

            /**
             * Properties of an AppendResponse.
             * @typedef {Object} huecry.v1.AppendResponse.$Properties
             * @property {string|null} [error] AppendResponse error
             * @property {Array.<number|Long>|null} [positions] AppendResponse positions
             * @property {number|Long|null} [registryPosition] AppendResponse registryPosition
             * @property {Array.<boolean>|null} [unwitnessed] AppendResponse unwitnessed
             * @property {number|Long|null} [haltedSinceMs] AppendResponse haltedSinceMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendResponse.
             * @memberof huecry.v1
             * @interface IAppendResponse
             * @augments huecry.v1.AppendResponse.$Properties
             * @deprecated Use huecry.v1.AppendResponse.$Properties instead.
             */

            /**
             * Shape of an AppendResponse.
             * @typedef {huecry.v1.AppendResponse.$Properties} huecry.v1.AppendResponse.$Shape
             */

            /**
             * Constructs a new AppendResponse.
             * @memberof huecry.v1
             * @classdesc Represents an AppendResponse.
             * @constructor
             * @param {huecry.v1.AppendResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendResponse = function (properties) {
                this.positions = [];
                this.unwitnessed = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendResponse error.
             * @member {string} error
             * @memberof huecry.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.error = "";

            /**
             * AppendResponse positions.
             * @member {Array.<number|Long>} positions
             * @memberof huecry.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.positions = $util.emptyArray;

            /**
             * AppendResponse registryPosition.
             * @member {number|Long} registryPosition
             * @memberof huecry.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.registryPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * AppendResponse unwitnessed.
             * @member {Array.<boolean>} unwitnessed
             * @memberof huecry.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.unwitnessed = $util.emptyArray;

            /**
             * AppendResponse haltedSinceMs.
             * @member {number|Long} haltedSinceMs
             * @memberof huecry.v1.AppendResponse
             * @instance
             */
            AppendResponse.prototype.haltedSinceMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified AppendResponse message. Does not implicitly {@link huecry.v1.AppendResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.AppendResponse
             * @static
             * @param {huecry.v1.AppendResponse.$Properties} message AppendResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.positions != null && message.positions.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.positions);
                if (message.registryPosition != null && $Object.hasOwnProperty.call(message, "registryPosition") && (typeof message.registryPosition === "object" ? message.registryPosition.low || message.registryPosition.high : message.registryPosition !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.registryPosition);
                if (message.unwitnessed != null && message.unwitnessed.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bools(message.unwitnessed);
                if (message.haltedSinceMs != null && $Object.hasOwnProperty.call(message, "haltedSinceMs") && (typeof message.haltedSinceMs === "object" ? message.haltedSinceMs.low || message.haltedSinceMs.high : message.haltedSinceMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.haltedSinceMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.AppendResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.AppendResponse & huecry.v1.AppendResponse.$Shape} AppendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.AppendResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.positions && message.positions.length))
                                    message.positions = [];
                                reader.uint64s(message.positions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.positions && message.positions.length))
                                message.positions = [];
                            message.positions.push(reader.uint64());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.registryPosition = value;
                            else
                                delete message.registryPosition;
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.unwitnessed && message.unwitnessed.length))
                                    message.unwitnessed = [];
                                reader.bools(message.unwitnessed);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.unwitnessed && message.unwitnessed.length))
                                message.unwitnessed = [];
                            message.unwitnessed.push(reader.bool());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.haltedSinceMs = value;
                            else
                                delete message.haltedSinceMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an AppendResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.AppendResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.AppendResponse} AppendResponse
             */
            AppendResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.AppendResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.AppendResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.AppendResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.positions) {
                    if (!$Array.isArray(object.positions))
                        throw $TypeError(".huecry.v1.AppendResponse.positions: array expected");
                    message.positions = $Array(object.positions.length);
                    for (let i = 0; i < object.positions.length; ++i)
                        if ($util.Long)
                            message.positions[i] = $util.Long.fromValue(object.positions[i], true);
                        else if (typeof object.positions[i] === "string")
                            message.positions[i] = $parseInt(object.positions[i], 10);
                        else if (typeof object.positions[i] === "number")
                            message.positions[i] = object.positions[i];
                        else if (typeof object.positions[i] === "object")
                            message.positions[i] = new $util.LongBits(object.positions[i].low >>> 0, object.positions[i].high >>> 0).toNumber(true);
                }
                if (object.registryPosition != null)
                    if (typeof object.registryPosition === "object" ? object.registryPosition.low || object.registryPosition.high : $Number(object.registryPosition) !== 0)
                        if ($util.Long)
                            message.registryPosition = $util.Long.fromValue(object.registryPosition, true);
                        else if (typeof object.registryPosition === "string")
                            message.registryPosition = $parseInt(object.registryPosition, 10);
                        else if (typeof object.registryPosition === "number")
                            message.registryPosition = object.registryPosition;
                        else if (typeof object.registryPosition === "object")
                            message.registryPosition = new $util.LongBits(object.registryPosition.low >>> 0, object.registryPosition.high >>> 0).toNumber(true);
                if (object.unwitnessed) {
                    if (!$Array.isArray(object.unwitnessed))
                        throw $TypeError(".huecry.v1.AppendResponse.unwitnessed: array expected");
                    message.unwitnessed = $Array(object.unwitnessed.length);
                    for (let i = 0; i < object.unwitnessed.length; ++i)
                        message.unwitnessed[i] = $Boolean(object.unwitnessed[i]);
                }
                if (object.haltedSinceMs != null)
                    if (typeof object.haltedSinceMs === "object" ? object.haltedSinceMs.low || object.haltedSinceMs.high : $Number(object.haltedSinceMs) !== 0)
                        if ($util.Long)
                            message.haltedSinceMs = $util.Long.fromValue(object.haltedSinceMs, true);
                        else if (typeof object.haltedSinceMs === "string")
                            message.haltedSinceMs = $parseInt(object.haltedSinceMs, 10);
                        else if (typeof object.haltedSinceMs === "number")
                            message.haltedSinceMs = object.haltedSinceMs;
                        else if (typeof object.haltedSinceMs === "object")
                            message.haltedSinceMs = new $util.LongBits(object.haltedSinceMs.low >>> 0, object.haltedSinceMs.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an AppendResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.AppendResponse
             * @static
             * @param {huecry.v1.AppendResponse} message AppendResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            AppendResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.positions = [];
                    object.unwitnessed = [];
                }
                if (options.defaults) {
                    object.error = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.registryPosition = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.registryPosition = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.haltedSinceMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.haltedSinceMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.positions && message.positions.length) {
                    object.positions = $Array(message.positions.length);
                    for (let j = 0; j < message.positions.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.positions[j] = typeof message.positions[j] === "number" ? $BigInt(message.positions[j]) : $util.Long.fromBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0, true).toBigInt();
                        else if (typeof message.positions[j] === "number")
                            object.positions[j] = options.longs === $String ? $String(message.positions[j]) : message.positions[j];
                        else
                            object.positions[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.positions[j]) : options.longs === $Number ? new $util.LongBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0).toNumber(true) : message.positions[j];
                }
                if (message.registryPosition != null && $Object.hasOwnProperty.call(message, "registryPosition"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.registryPosition = typeof message.registryPosition === "number" ? $BigInt(message.registryPosition) : $util.Long.fromBits(message.registryPosition.low >>> 0, message.registryPosition.high >>> 0, true).toBigInt();
                    else if (typeof message.registryPosition === "number")
                        object.registryPosition = options.longs === $String ? $String(message.registryPosition) : message.registryPosition;
                    else
                        object.registryPosition = options.longs === $String ? $util.Long.prototype.toString.call(message.registryPosition) : options.longs === $Number ? new $util.LongBits(message.registryPosition.low >>> 0, message.registryPosition.high >>> 0).toNumber(true) : message.registryPosition;
                if (message.unwitnessed && message.unwitnessed.length) {
                    object.unwitnessed = $Array(message.unwitnessed.length);
                    for (let j = 0; j < message.unwitnessed.length; ++j)
                        object.unwitnessed[j] = message.unwitnessed[j];
                }
                if (message.haltedSinceMs != null && $Object.hasOwnProperty.call(message, "haltedSinceMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.haltedSinceMs = typeof message.haltedSinceMs === "number" ? $BigInt(message.haltedSinceMs) : $util.Long.fromBits(message.haltedSinceMs.low >>> 0, message.haltedSinceMs.high >>> 0, true).toBigInt();
                    else if (typeof message.haltedSinceMs === "number")
                        object.haltedSinceMs = options.longs === $String ? $String(message.haltedSinceMs) : message.haltedSinceMs;
                    else
                        object.haltedSinceMs = options.longs === $String ? $util.Long.prototype.toString.call(message.haltedSinceMs) : options.longs === $Number ? new $util.LongBits(message.haltedSinceMs.low >>> 0, message.haltedSinceMs.high >>> 0).toNumber(true) : message.haltedSinceMs;
                return object;
            };

            /**
             * Converts this AppendResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.AppendResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            AppendResponse.prototype.toJSON = function() {
                return AppendResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AppendResponse;
        })();

        v1.ProofRequest = (function() {

            /**
             * Properties of a ProofRequest.
             * @typedef {Object} huecry.v1.ProofRequest.$Properties
             * @property {Array.<number|Long>|null} [positions] ProofRequest positions
             * @property {number|Long|null} [size] ProofRequest size
             * @property {boolean|null} [withEntries] ProofRequest withEntries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProofRequest.
             * @memberof huecry.v1
             * @interface IProofRequest
             * @augments huecry.v1.ProofRequest.$Properties
             * @deprecated Use huecry.v1.ProofRequest.$Properties instead.
             */

            /**
             * Shape of a ProofRequest.
             * @typedef {huecry.v1.ProofRequest.$Properties} huecry.v1.ProofRequest.$Shape
             */

            /**
             * Constructs a new ProofRequest.
             * @memberof huecry.v1
             * @classdesc Represents a ProofRequest.
             * @constructor
             * @param {huecry.v1.ProofRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProofRequest = function (properties) {
                this.positions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProofRequest positions.
             * @member {Array.<number|Long>} positions
             * @memberof huecry.v1.ProofRequest
             * @instance
             */
            ProofRequest.prototype.positions = $util.emptyArray;

            /**
             * ProofRequest size.
             * @member {number|Long} size
             * @memberof huecry.v1.ProofRequest
             * @instance
             */
            ProofRequest.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ProofRequest withEntries.
             * @member {boolean} withEntries
             * @memberof huecry.v1.ProofRequest
             * @instance
             */
            ProofRequest.prototype.withEntries = false;

            /**
             * Encodes the specified ProofRequest message. Does not implicitly {@link huecry.v1.ProofRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ProofRequest
             * @static
             * @param {huecry.v1.ProofRequest.$Properties} message ProofRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProofRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.positions != null && message.positions.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.positions);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                if (message.withEntries != null && $Object.hasOwnProperty.call(message, "withEntries") && message.withEntries !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.withEntries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProofRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ProofRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ProofRequest & huecry.v1.ProofRequest.$Shape} ProofRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProofRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ProofRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.positions && message.positions.length))
                                    message.positions = [];
                                reader.uint64s(message.positions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.positions && message.positions.length))
                                message.positions = [];
                            message.positions.push(reader.uint64());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.withEntries = value;
                            else
                                delete message.withEntries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ProofRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ProofRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ProofRequest} ProofRequest
             */
            ProofRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ProofRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ProofRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ProofRequest();
                if (object.positions) {
                    if (!$Array.isArray(object.positions))
                        throw $TypeError(".huecry.v1.ProofRequest.positions: array expected");
                    message.positions = $Array(object.positions.length);
                    for (let i = 0; i < object.positions.length; ++i)
                        if ($util.Long)
                            message.positions[i] = $util.Long.fromValue(object.positions[i], true);
                        else if (typeof object.positions[i] === "string")
                            message.positions[i] = $parseInt(object.positions[i], 10);
                        else if (typeof object.positions[i] === "number")
                            message.positions[i] = object.positions[i];
                        else if (typeof object.positions[i] === "object")
                            message.positions[i] = new $util.LongBits(object.positions[i].low >>> 0, object.positions[i].high >>> 0).toNumber(true);
                }
                if (object.size != null)
                    if (typeof object.size === "object" ? object.size.low || object.size.high : $Number(object.size) !== 0)
                        if ($util.Long)
                            message.size = $util.Long.fromValue(object.size, true);
                        else if (typeof object.size === "string")
                            message.size = $parseInt(object.size, 10);
                        else if (typeof object.size === "number")
                            message.size = object.size;
                        else if (typeof object.size === "object")
                            message.size = new $util.LongBits(object.size.low >>> 0, object.size.high >>> 0).toNumber(true);
                if (object.withEntries != null)
                    if (object.withEntries)
                        message.withEntries = $Boolean(object.withEntries);
                return message;
            };

            /**
             * Creates a plain object from a ProofRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ProofRequest
             * @static
             * @param {huecry.v1.ProofRequest} message ProofRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProofRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.positions = [];
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.size = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.size = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.withEntries = false;
                }
                if (message.positions && message.positions.length) {
                    object.positions = $Array(message.positions.length);
                    for (let j = 0; j < message.positions.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.positions[j] = typeof message.positions[j] === "number" ? $BigInt(message.positions[j]) : $util.Long.fromBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0, true).toBigInt();
                        else if (typeof message.positions[j] === "number")
                            object.positions[j] = options.longs === $String ? $String(message.positions[j]) : message.positions[j];
                        else
                            object.positions[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.positions[j]) : options.longs === $Number ? new $util.LongBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0).toNumber(true) : message.positions[j];
                }
                if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.size = typeof message.size === "number" ? $BigInt(message.size) : $util.Long.fromBits(message.size.low >>> 0, message.size.high >>> 0, true).toBigInt();
                    else if (typeof message.size === "number")
                        object.size = options.longs === $String ? $String(message.size) : message.size;
                    else
                        object.size = options.longs === $String ? $util.Long.prototype.toString.call(message.size) : options.longs === $Number ? new $util.LongBits(message.size.low >>> 0, message.size.high >>> 0).toNumber(true) : message.size;
                if (message.withEntries != null && $Object.hasOwnProperty.call(message, "withEntries"))
                    object.withEntries = message.withEntries;
                return object;
            };

            /**
             * Converts this ProofRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.ProofRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProofRequest.prototype.toJSON = function() {
                return ProofRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ProofRequest;
        })();

        v1.ProofResponse = (function() {

            /**
             * Properties of a ProofResponse.
             * @typedef {Object} huecry.v1.ProofResponse.$Properties
             * @property {string|null} [error] ProofResponse error
             * @property {Array.<string>|null} [proofs] ProofResponse proofs
             * @property {Array.<Uint8Array>|null} [entries] ProofResponse entries
             * @property {Array.<huecry.v1.InclusionPath.$Properties>|null} [paths] ProofResponse paths
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProofResponse.
             * @memberof huecry.v1
             * @interface IProofResponse
             * @augments huecry.v1.ProofResponse.$Properties
             * @deprecated Use huecry.v1.ProofResponse.$Properties instead.
             */

            /**
             * Shape of a ProofResponse.
             * @typedef {huecry.v1.ProofResponse.$Properties} huecry.v1.ProofResponse.$Shape
             */

            /**
             * Constructs a new ProofResponse.
             * @memberof huecry.v1
             * @classdesc Represents a ProofResponse.
             * @constructor
             * @param {huecry.v1.ProofResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProofResponse = function (properties) {
                this.proofs = [];
                this.entries = [];
                this.paths = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProofResponse error.
             * @member {string} error
             * @memberof huecry.v1.ProofResponse
             * @instance
             */
            ProofResponse.prototype.error = "";

            /**
             * ProofResponse proofs.
             * @member {Array.<string>} proofs
             * @memberof huecry.v1.ProofResponse
             * @instance
             */
            ProofResponse.prototype.proofs = $util.emptyArray;

            /**
             * ProofResponse entries.
             * @member {Array.<Uint8Array>} entries
             * @memberof huecry.v1.ProofResponse
             * @instance
             */
            ProofResponse.prototype.entries = $util.emptyArray;

            /**
             * ProofResponse paths.
             * @member {Array.<huecry.v1.InclusionPath.$Properties>} paths
             * @memberof huecry.v1.ProofResponse
             * @instance
             */
            ProofResponse.prototype.paths = $util.emptyArray;

            /**
             * Encodes the specified ProofResponse message. Does not implicitly {@link huecry.v1.ProofResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ProofResponse
             * @static
             * @param {huecry.v1.ProofResponse.$Properties} message ProofResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProofResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.proofs != null && message.proofs.length)
                    for (let i = 0; i < message.proofs.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.proofs[i]);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.entries[i]);
                if (message.paths != null && message.paths.length)
                    for (let i = 0; i < message.paths.length; ++i)
                        $root.huecry.v1.InclusionPath.encode(message.paths[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProofResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ProofResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ProofResponse & huecry.v1.ProofResponse.$Shape} ProofResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProofResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ProofResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.proofs && message.proofs.length))
                                message.proofs = [];
                            message.proofs.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push(reader.bytes());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.paths && message.paths.length))
                                message.paths = [];
                            message.paths.push($root.huecry.v1.InclusionPath.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ProofResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ProofResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ProofResponse} ProofResponse
             */
            ProofResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ProofResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ProofResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ProofResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.proofs) {
                    if (!$Array.isArray(object.proofs))
                        throw $TypeError(".huecry.v1.ProofResponse.proofs: array expected");
                    message.proofs = $Array(object.proofs.length);
                    for (let i = 0; i < object.proofs.length; ++i)
                        message.proofs[i] = $String(object.proofs[i]);
                }
                if (object.entries) {
                    if (!$Array.isArray(object.entries))
                        throw $TypeError(".huecry.v1.ProofResponse.entries: array expected");
                    message.entries = $Array(object.entries.length);
                    for (let i = 0; i < object.entries.length; ++i)
                        if (typeof object.entries[i] === "string")
                            $util.base64.decode(object.entries[i], message.entries[i] = $util.newBuffer($util.base64.length(object.entries[i])), 0);
                        else if (object.entries[i].length >= 0)
                            message.entries[i] = object.entries[i];
                }
                if (object.paths) {
                    if (!$Array.isArray(object.paths))
                        throw $TypeError(".huecry.v1.ProofResponse.paths: array expected");
                    message.paths = $Array(object.paths.length);
                    for (let i = 0; i < object.paths.length; ++i) {
                        if (!$util.isObject(object.paths[i]))
                            throw $TypeError(".huecry.v1.ProofResponse.paths: object expected");
                        message.paths[i] = $root.huecry.v1.InclusionPath.fromObject(object.paths[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from a ProofResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ProofResponse
             * @static
             * @param {huecry.v1.ProofResponse} message ProofResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProofResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.proofs = [];
                    object.entries = [];
                    object.paths = [];
                }
                if (options.defaults)
                    object.error = "";
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.proofs && message.proofs.length) {
                    object.proofs = $Array(message.proofs.length);
                    for (let j = 0; j < message.proofs.length; ++j)
                        object.proofs[j] = message.proofs[j];
                }
                if (message.entries && message.entries.length) {
                    object.entries = $Array(message.entries.length);
                    for (let j = 0; j < message.entries.length; ++j)
                        object.entries[j] = options.bytes === $String ? $util.base64.encode(message.entries[j], 0, message.entries[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries[j]) : message.entries[j];
                }
                if (message.paths && message.paths.length) {
                    object.paths = $Array(message.paths.length);
                    for (let j = 0; j < message.paths.length; ++j)
                        object.paths[j] = $root.huecry.v1.InclusionPath.toObject(message.paths[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this ProofResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.ProofResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProofResponse.prototype.toJSON = function() {
                return ProofResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ProofResponse;
        })();

        v1.InclusionPath = (function() {

            /**
             * Properties of an InclusionPath.
             * @typedef {Object} huecry.v1.InclusionPath.$Properties
             * @property {Array.<Uint8Array>|null} [hashes] InclusionPath hashes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InclusionPath.
             * @memberof huecry.v1
             * @interface IInclusionPath
             * @augments huecry.v1.InclusionPath.$Properties
             * @deprecated Use huecry.v1.InclusionPath.$Properties instead.
             */

            /**
             * Shape of an InclusionPath.
             * @typedef {huecry.v1.InclusionPath.$Properties} huecry.v1.InclusionPath.$Shape
             */

            /**
             * Constructs a new InclusionPath.
             * @memberof huecry.v1
             * @classdesc Represents an InclusionPath.
             * @constructor
             * @param {huecry.v1.InclusionPath.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InclusionPath = function (properties) {
                this.hashes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InclusionPath hashes.
             * @member {Array.<Uint8Array>} hashes
             * @memberof huecry.v1.InclusionPath
             * @instance
             */
            InclusionPath.prototype.hashes = $util.emptyArray;

            /**
             * Encodes the specified InclusionPath message. Does not implicitly {@link huecry.v1.InclusionPath.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.InclusionPath
             * @static
             * @param {huecry.v1.InclusionPath.$Properties} message InclusionPath message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InclusionPath.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hashes != null && message.hashes.length)
                    for (let i = 0; i < message.hashes.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hashes[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InclusionPath message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.InclusionPath
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.InclusionPath & huecry.v1.InclusionPath.$Shape} InclusionPath
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InclusionPath.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.InclusionPath();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hashes && message.hashes.length))
                                message.hashes = [];
                            message.hashes.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an InclusionPath message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.InclusionPath
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.InclusionPath} InclusionPath
             */
            InclusionPath.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.InclusionPath)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.InclusionPath: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.InclusionPath();
                if (object.hashes) {
                    if (!$Array.isArray(object.hashes))
                        throw $TypeError(".huecry.v1.InclusionPath.hashes: array expected");
                    message.hashes = $Array(object.hashes.length);
                    for (let i = 0; i < object.hashes.length; ++i)
                        if (typeof object.hashes[i] === "string")
                            $util.base64.decode(object.hashes[i], message.hashes[i] = $util.newBuffer($util.base64.length(object.hashes[i])), 0);
                        else if (object.hashes[i].length >= 0)
                            message.hashes[i] = object.hashes[i];
                }
                return message;
            };

            /**
             * Creates a plain object from an InclusionPath message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.InclusionPath
             * @static
             * @param {huecry.v1.InclusionPath} message InclusionPath
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            InclusionPath.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.hashes = [];
                if (message.hashes && message.hashes.length) {
                    object.hashes = $Array(message.hashes.length);
                    for (let j = 0; j < message.hashes.length; ++j)
                        object.hashes[j] = options.bytes === $String ? $util.base64.encode(message.hashes[j], 0, message.hashes[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.hashes[j]) : message.hashes[j];
                }
                return object;
            };

            /**
             * Converts this InclusionPath to JSON.
             * @function toJSON
             * @memberof huecry.v1.InclusionPath
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            InclusionPath.prototype.toJSON = function() {
                return InclusionPath.toObject(this, $protobuf.util.toJSONOptions);
            };

            return InclusionPath;
        })();

        v1.ReadRequest = (function() {

            /**
             * Properties of a ReadRequest.
             * @typedef {Object} huecry.v1.ReadRequest.$Properties
             * @property {number|Long|null} [from] ReadRequest from
             * @property {number|null} [max] ReadRequest max
             * @property {boolean|null} [registryOnly] ReadRequest registryOnly
             * @property {boolean|null} [withProofs] ReadRequest withProofs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadRequest.
             * @memberof huecry.v1
             * @interface IReadRequest
             * @augments huecry.v1.ReadRequest.$Properties
             * @deprecated Use huecry.v1.ReadRequest.$Properties instead.
             */

            /**
             * Shape of a ReadRequest.
             * @typedef {huecry.v1.ReadRequest.$Properties} huecry.v1.ReadRequest.$Shape
             */

            /**
             * Constructs a new ReadRequest.
             * @memberof huecry.v1
             * @classdesc Represents a ReadRequest.
             * @constructor
             * @param {huecry.v1.ReadRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadRequest from.
             * @member {number|Long} from
             * @memberof huecry.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadRequest max.
             * @member {number} max
             * @memberof huecry.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.max = 0;

            /**
             * ReadRequest registryOnly.
             * @member {boolean} registryOnly
             * @memberof huecry.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.registryOnly = false;

            /**
             * ReadRequest withProofs.
             * @member {boolean} withProofs
             * @memberof huecry.v1.ReadRequest
             * @instance
             */
            ReadRequest.prototype.withProofs = false;

            /**
             * Encodes the specified ReadRequest message. Does not implicitly {@link huecry.v1.ReadRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ReadRequest
             * @static
             * @param {huecry.v1.ReadRequest.$Properties} message ReadRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.from);
                if (message.max != null && $Object.hasOwnProperty.call(message, "max") && message.max !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.max);
                if (message.registryOnly != null && $Object.hasOwnProperty.call(message, "registryOnly") && message.registryOnly !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.registryOnly);
                if (message.withProofs != null && $Object.hasOwnProperty.call(message, "withProofs") && message.withProofs !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.withProofs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ReadRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ReadRequest & huecry.v1.ReadRequest.$Shape} ReadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ReadRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.max = value;
                            else
                                delete message.max;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.registryOnly = value;
                            else
                                delete message.registryOnly;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.withProofs = value;
                            else
                                delete message.withProofs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ReadRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ReadRequest} ReadRequest
             */
            ReadRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ReadRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ReadRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ReadRequest();
                if (object.from != null)
                    if (typeof object.from === "object" ? object.from.low || object.from.high : $Number(object.from) !== 0)
                        if ($util.Long)
                            message.from = $util.Long.fromValue(object.from, true);
                        else if (typeof object.from === "string")
                            message.from = $parseInt(object.from, 10);
                        else if (typeof object.from === "number")
                            message.from = object.from;
                        else if (typeof object.from === "object")
                            message.from = new $util.LongBits(object.from.low >>> 0, object.from.high >>> 0).toNumber(true);
                if (object.max != null)
                    if ($Number(object.max) !== 0)
                        message.max = object.max >>> 0;
                if (object.registryOnly != null)
                    if (object.registryOnly)
                        message.registryOnly = $Boolean(object.registryOnly);
                if (object.withProofs != null)
                    if (object.withProofs)
                        message.withProofs = $Boolean(object.withProofs);
                return message;
            };

            /**
             * Creates a plain object from a ReadRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ReadRequest
             * @static
             * @param {huecry.v1.ReadRequest} message ReadRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.from = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.from = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.max = 0;
                    object.registryOnly = false;
                    object.withProofs = false;
                }
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.from = typeof message.from === "number" ? $BigInt(message.from) : $util.Long.fromBits(message.from.low >>> 0, message.from.high >>> 0, true).toBigInt();
                    else if (typeof message.from === "number")
                        object.from = options.longs === $String ? $String(message.from) : message.from;
                    else
                        object.from = options.longs === $String ? $util.Long.prototype.toString.call(message.from) : options.longs === $Number ? new $util.LongBits(message.from.low >>> 0, message.from.high >>> 0).toNumber(true) : message.from;
                if (message.max != null && $Object.hasOwnProperty.call(message, "max"))
                    object.max = message.max;
                if (message.registryOnly != null && $Object.hasOwnProperty.call(message, "registryOnly"))
                    object.registryOnly = message.registryOnly;
                if (message.withProofs != null && $Object.hasOwnProperty.call(message, "withProofs"))
                    object.withProofs = message.withProofs;
                return object;
            };

            /**
             * Converts this ReadRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.ReadRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadRequest.prototype.toJSON = function() {
                return ReadRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadRequest;
        })();

        v1.PositionedEntry = (function() {

            /**
             * Properties of a PositionedEntry.
             * @typedef {Object} huecry.v1.PositionedEntry.$Properties
             * @property {number|Long|null} [position] PositionedEntry position
             * @property {Uint8Array|null} [entry] PositionedEntry entry
             * @property {string|null} [proof] PositionedEntry proof
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PositionedEntry.
             * @memberof huecry.v1
             * @interface IPositionedEntry
             * @augments huecry.v1.PositionedEntry.$Properties
             * @deprecated Use huecry.v1.PositionedEntry.$Properties instead.
             */

            /**
             * Shape of a PositionedEntry.
             * @typedef {huecry.v1.PositionedEntry.$Properties} huecry.v1.PositionedEntry.$Shape
             */

            /**
             * Constructs a new PositionedEntry.
             * @memberof huecry.v1
             * @classdesc Represents a PositionedEntry.
             * @constructor
             * @param {huecry.v1.PositionedEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PositionedEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PositionedEntry position.
             * @member {number|Long} position
             * @memberof huecry.v1.PositionedEntry
             * @instance
             */
            PositionedEntry.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * PositionedEntry entry.
             * @member {Uint8Array} entry
             * @memberof huecry.v1.PositionedEntry
             * @instance
             */
            PositionedEntry.prototype.entry = $util.newBuffer([]);

            /**
             * PositionedEntry proof.
             * @member {string} proof
             * @memberof huecry.v1.PositionedEntry
             * @instance
             */
            PositionedEntry.prototype.proof = "";

            /**
             * Encodes the specified PositionedEntry message. Does not implicitly {@link huecry.v1.PositionedEntry.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.PositionedEntry
             * @static
             * @param {huecry.v1.PositionedEntry.$Properties} message PositionedEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PositionedEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.entry);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.proof);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PositionedEntry message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.PositionedEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.PositionedEntry & huecry.v1.PositionedEntry.$Shape} PositionedEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PositionedEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.PositionedEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PositionedEntry message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.PositionedEntry
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.PositionedEntry} PositionedEntry
             */
            PositionedEntry.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.PositionedEntry)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.PositionedEntry: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.PositionedEntry();
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.entry != null)
                    if (object.entry.length)
                        if (typeof object.entry === "string")
                            $util.base64.decode(object.entry, message.entry = $util.newBuffer($util.base64.length(object.entry)), 0);
                        else if (object.entry.length >= 0)
                            message.entry = object.entry;
                if (object.proof != null)
                    if (typeof object.proof !== "string" || object.proof.length)
                        message.proof = $String(object.proof);
                return message;
            };

            /**
             * Creates a plain object from a PositionedEntry message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.PositionedEntry
             * @static
             * @param {huecry.v1.PositionedEntry} message PositionedEntry
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PositionedEntry.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.entry = "";
                    else {
                        object.entry = [];
                        if (options.bytes !== $Array)
                            object.entry = $util.newBuffer(object.entry);
                    }
                    object.proof = "";
                }
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    object.entry = options.bytes === $String ? $util.base64.encode(message.entry, 0, message.entry.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entry) : message.entry;
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    object.proof = message.proof;
                return object;
            };

            /**
             * Converts this PositionedEntry to JSON.
             * @function toJSON
             * @memberof huecry.v1.PositionedEntry
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PositionedEntry.prototype.toJSON = function() {
                return PositionedEntry.toObject(this, $protobuf.util.toJSONOptions);
            };

            return PositionedEntry;
        })();

        v1.ReadResponse = (function() {

            /**
             * Properties of a ReadResponse.
             * @typedef {Object} huecry.v1.ReadResponse.$Properties
             * @property {string|null} [error] ReadResponse error
             * @property {Array.<huecry.v1.PositionedEntry.$Properties>|null} [entries] ReadResponse entries
             * @property {number|Long|null} [size] ReadResponse size
             * @property {string|null} [checkpoint] ReadResponse checkpoint
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadResponse.
             * @memberof huecry.v1
             * @interface IReadResponse
             * @augments huecry.v1.ReadResponse.$Properties
             * @deprecated Use huecry.v1.ReadResponse.$Properties instead.
             */

            /**
             * Shape of a ReadResponse.
             * @typedef {huecry.v1.ReadResponse.$Properties} huecry.v1.ReadResponse.$Shape
             */

            /**
             * Constructs a new ReadResponse.
             * @memberof huecry.v1
             * @classdesc Represents a ReadResponse.
             * @constructor
             * @param {huecry.v1.ReadResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadResponse = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadResponse error.
             * @member {string} error
             * @memberof huecry.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.error = "";

            /**
             * ReadResponse entries.
             * @member {Array.<huecry.v1.PositionedEntry.$Properties>} entries
             * @memberof huecry.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.entries = $util.emptyArray;

            /**
             * ReadResponse size.
             * @member {number|Long} size
             * @memberof huecry.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ReadResponse checkpoint.
             * @member {string} checkpoint
             * @memberof huecry.v1.ReadResponse
             * @instance
             */
            ReadResponse.prototype.checkpoint = "";

            /**
             * Encodes the specified ReadResponse message. Does not implicitly {@link huecry.v1.ReadResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ReadResponse
             * @static
             * @param {huecry.v1.ReadResponse.$Properties} message ReadResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.huecry.v1.PositionedEntry.encode(message.entries[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.size);
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.checkpoint);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ReadResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ReadResponse & huecry.v1.ReadResponse.$Shape} ReadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ReadResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.huecry.v1.PositionedEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ReadResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ReadResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ReadResponse} ReadResponse
             */
            ReadResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ReadResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ReadResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ReadResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.entries) {
                    if (!$Array.isArray(object.entries))
                        throw $TypeError(".huecry.v1.ReadResponse.entries: array expected");
                    message.entries = $Array(object.entries.length);
                    for (let i = 0; i < object.entries.length; ++i) {
                        if (!$util.isObject(object.entries[i]))
                            throw $TypeError(".huecry.v1.ReadResponse.entries: object expected");
                        message.entries[i] = $root.huecry.v1.PositionedEntry.fromObject(object.entries[i], _depth + 1);
                    }
                }
                if (object.size != null)
                    if (typeof object.size === "object" ? object.size.low || object.size.high : $Number(object.size) !== 0)
                        if ($util.Long)
                            message.size = $util.Long.fromValue(object.size, true);
                        else if (typeof object.size === "string")
                            message.size = $parseInt(object.size, 10);
                        else if (typeof object.size === "number")
                            message.size = object.size;
                        else if (typeof object.size === "object")
                            message.size = new $util.LongBits(object.size.low >>> 0, object.size.high >>> 0).toNumber(true);
                if (object.checkpoint != null)
                    if (typeof object.checkpoint !== "string" || object.checkpoint.length)
                        message.checkpoint = $String(object.checkpoint);
                return message;
            };

            /**
             * Creates a plain object from a ReadResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ReadResponse
             * @static
             * @param {huecry.v1.ReadResponse} message ReadResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ReadResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.entries = [];
                if (options.defaults) {
                    object.error = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.size = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.size = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.checkpoint = "";
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.entries && message.entries.length) {
                    object.entries = $Array(message.entries.length);
                    for (let j = 0; j < message.entries.length; ++j)
                        object.entries[j] = $root.huecry.v1.PositionedEntry.toObject(message.entries[j], options, _depth + 1);
                }
                if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.size = typeof message.size === "number" ? $BigInt(message.size) : $util.Long.fromBits(message.size.low >>> 0, message.size.high >>> 0, true).toBigInt();
                    else if (typeof message.size === "number")
                        object.size = options.longs === $String ? $String(message.size) : message.size;
                    else
                        object.size = options.longs === $String ? $util.Long.prototype.toString.call(message.size) : options.longs === $Number ? new $util.LongBits(message.size.low >>> 0, message.size.high >>> 0).toNumber(true) : message.size;
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint"))
                    object.checkpoint = message.checkpoint;
                return object;
            };

            /**
             * Converts this ReadResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.ReadResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ReadResponse.prototype.toJSON = function() {
                return ReadResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReadResponse;
        })();

        v1.EntriesProofRequest = (function() {

            /**
             * Properties of an EntriesProofRequest.
             * @typedef {Object} huecry.v1.EntriesProofRequest.$Properties
             * @property {Array.<number|Long>|null} [positions] EntriesProofRequest positions
             * @property {number|Long|null} [size] EntriesProofRequest size
             * @property {boolean|null} [withEntries] EntriesProofRequest withEntries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EntriesProofRequest.
             * @memberof huecry.v1
             * @interface IEntriesProofRequest
             * @augments huecry.v1.EntriesProofRequest.$Properties
             * @deprecated Use huecry.v1.EntriesProofRequest.$Properties instead.
             */

            /**
             * Shape of an EntriesProofRequest.
             * @typedef {huecry.v1.EntriesProofRequest.$Properties} huecry.v1.EntriesProofRequest.$Shape
             */

            /**
             * Constructs a new EntriesProofRequest.
             * @memberof huecry.v1
             * @classdesc Represents an EntriesProofRequest.
             * @constructor
             * @param {huecry.v1.EntriesProofRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EntriesProofRequest = function (properties) {
                this.positions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EntriesProofRequest positions.
             * @member {Array.<number|Long>} positions
             * @memberof huecry.v1.EntriesProofRequest
             * @instance
             */
            EntriesProofRequest.prototype.positions = $util.emptyArray;

            /**
             * EntriesProofRequest size.
             * @member {number|Long} size
             * @memberof huecry.v1.EntriesProofRequest
             * @instance
             */
            EntriesProofRequest.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EntriesProofRequest withEntries.
             * @member {boolean} withEntries
             * @memberof huecry.v1.EntriesProofRequest
             * @instance
             */
            EntriesProofRequest.prototype.withEntries = false;

            /**
             * Encodes the specified EntriesProofRequest message. Does not implicitly {@link huecry.v1.EntriesProofRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.EntriesProofRequest
             * @static
             * @param {huecry.v1.EntriesProofRequest.$Properties} message EntriesProofRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EntriesProofRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.positions != null && message.positions.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.positions);
                if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                if (message.withEntries != null && $Object.hasOwnProperty.call(message, "withEntries") && message.withEntries !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.withEntries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EntriesProofRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.EntriesProofRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.EntriesProofRequest & huecry.v1.EntriesProofRequest.$Shape} EntriesProofRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EntriesProofRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.EntriesProofRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType === 2) {
                                if (!(message.positions && message.positions.length))
                                    message.positions = [];
                                reader.uint64s(message.positions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.positions && message.positions.length))
                                message.positions = [];
                            message.positions.push(reader.uint64());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.size = value;
                            else
                                delete message.size;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.withEntries = value;
                            else
                                delete message.withEntries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EntriesProofRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.EntriesProofRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.EntriesProofRequest} EntriesProofRequest
             */
            EntriesProofRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.EntriesProofRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.EntriesProofRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.EntriesProofRequest();
                if (object.positions) {
                    if (!$Array.isArray(object.positions))
                        throw $TypeError(".huecry.v1.EntriesProofRequest.positions: array expected");
                    message.positions = $Array(object.positions.length);
                    for (let i = 0; i < object.positions.length; ++i)
                        if ($util.Long)
                            message.positions[i] = $util.Long.fromValue(object.positions[i], true);
                        else if (typeof object.positions[i] === "string")
                            message.positions[i] = $parseInt(object.positions[i], 10);
                        else if (typeof object.positions[i] === "number")
                            message.positions[i] = object.positions[i];
                        else if (typeof object.positions[i] === "object")
                            message.positions[i] = new $util.LongBits(object.positions[i].low >>> 0, object.positions[i].high >>> 0).toNumber(true);
                }
                if (object.size != null)
                    if (typeof object.size === "object" ? object.size.low || object.size.high : $Number(object.size) !== 0)
                        if ($util.Long)
                            message.size = $util.Long.fromValue(object.size, true);
                        else if (typeof object.size === "string")
                            message.size = $parseInt(object.size, 10);
                        else if (typeof object.size === "number")
                            message.size = object.size;
                        else if (typeof object.size === "object")
                            message.size = new $util.LongBits(object.size.low >>> 0, object.size.high >>> 0).toNumber(true);
                if (object.withEntries != null)
                    if (object.withEntries)
                        message.withEntries = $Boolean(object.withEntries);
                return message;
            };

            /**
             * Creates a plain object from an EntriesProofRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.EntriesProofRequest
             * @static
             * @param {huecry.v1.EntriesProofRequest} message EntriesProofRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EntriesProofRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.positions = [];
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.size = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.size = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.withEntries = false;
                }
                if (message.positions && message.positions.length) {
                    object.positions = $Array(message.positions.length);
                    for (let j = 0; j < message.positions.length; ++j)
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.positions[j] = typeof message.positions[j] === "number" ? $BigInt(message.positions[j]) : $util.Long.fromBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0, true).toBigInt();
                        else if (typeof message.positions[j] === "number")
                            object.positions[j] = options.longs === $String ? $String(message.positions[j]) : message.positions[j];
                        else
                            object.positions[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.positions[j]) : options.longs === $Number ? new $util.LongBits(message.positions[j].low >>> 0, message.positions[j].high >>> 0).toNumber(true) : message.positions[j];
                }
                if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.size = typeof message.size === "number" ? $BigInt(message.size) : $util.Long.fromBits(message.size.low >>> 0, message.size.high >>> 0, true).toBigInt();
                    else if (typeof message.size === "number")
                        object.size = options.longs === $String ? $String(message.size) : message.size;
                    else
                        object.size = options.longs === $String ? $util.Long.prototype.toString.call(message.size) : options.longs === $Number ? new $util.LongBits(message.size.low >>> 0, message.size.high >>> 0).toNumber(true) : message.size;
                if (message.withEntries != null && $Object.hasOwnProperty.call(message, "withEntries"))
                    object.withEntries = message.withEntries;
                return object;
            };

            /**
             * Converts this EntriesProofRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.EntriesProofRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EntriesProofRequest.prototype.toJSON = function() {
                return EntriesProofRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EntriesProofRequest;
        })();

        v1.EntriesProofResponse = (function() {

            /**
             * Properties of an EntriesProofResponse.
             * @typedef {Object} huecry.v1.EntriesProofResponse.$Properties
             * @property {string|null} [error] EntriesProofResponse error
             * @property {Array.<string>|null} [proofs] EntriesProofResponse proofs
             * @property {Array.<Uint8Array>|null} [entries] EntriesProofResponse entries
             * @property {Array.<huecry.v1.InclusionPath.$Properties>|null} [paths] EntriesProofResponse paths
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EntriesProofResponse.
             * @memberof huecry.v1
             * @interface IEntriesProofResponse
             * @augments huecry.v1.EntriesProofResponse.$Properties
             * @deprecated Use huecry.v1.EntriesProofResponse.$Properties instead.
             */

            /**
             * Shape of an EntriesProofResponse.
             * @typedef {huecry.v1.EntriesProofResponse.$Properties} huecry.v1.EntriesProofResponse.$Shape
             */

            /**
             * Constructs a new EntriesProofResponse.
             * @memberof huecry.v1
             * @classdesc Represents an EntriesProofResponse.
             * @constructor
             * @param {huecry.v1.EntriesProofResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EntriesProofResponse = function (properties) {
                this.proofs = [];
                this.entries = [];
                this.paths = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EntriesProofResponse error.
             * @member {string} error
             * @memberof huecry.v1.EntriesProofResponse
             * @instance
             */
            EntriesProofResponse.prototype.error = "";

            /**
             * EntriesProofResponse proofs.
             * @member {Array.<string>} proofs
             * @memberof huecry.v1.EntriesProofResponse
             * @instance
             */
            EntriesProofResponse.prototype.proofs = $util.emptyArray;

            /**
             * EntriesProofResponse entries.
             * @member {Array.<Uint8Array>} entries
             * @memberof huecry.v1.EntriesProofResponse
             * @instance
             */
            EntriesProofResponse.prototype.entries = $util.emptyArray;

            /**
             * EntriesProofResponse paths.
             * @member {Array.<huecry.v1.InclusionPath.$Properties>} paths
             * @memberof huecry.v1.EntriesProofResponse
             * @instance
             */
            EntriesProofResponse.prototype.paths = $util.emptyArray;

            /**
             * Encodes the specified EntriesProofResponse message. Does not implicitly {@link huecry.v1.EntriesProofResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.EntriesProofResponse
             * @static
             * @param {huecry.v1.EntriesProofResponse.$Properties} message EntriesProofResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EntriesProofResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.proofs != null && message.proofs.length)
                    for (let i = 0; i < message.proofs.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.proofs[i]);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.entries[i]);
                if (message.paths != null && message.paths.length)
                    for (let i = 0; i < message.paths.length; ++i)
                        $root.huecry.v1.InclusionPath.encode(message.paths[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EntriesProofResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.EntriesProofResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.EntriesProofResponse & huecry.v1.EntriesProofResponse.$Shape} EntriesProofResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EntriesProofResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.EntriesProofResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.proofs && message.proofs.length))
                                message.proofs = [];
                            message.proofs.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push(reader.bytes());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.paths && message.paths.length))
                                message.paths = [];
                            message.paths.push($root.huecry.v1.InclusionPath.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EntriesProofResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.EntriesProofResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.EntriesProofResponse} EntriesProofResponse
             */
            EntriesProofResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.EntriesProofResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.EntriesProofResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.EntriesProofResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.proofs) {
                    if (!$Array.isArray(object.proofs))
                        throw $TypeError(".huecry.v1.EntriesProofResponse.proofs: array expected");
                    message.proofs = $Array(object.proofs.length);
                    for (let i = 0; i < object.proofs.length; ++i)
                        message.proofs[i] = $String(object.proofs[i]);
                }
                if (object.entries) {
                    if (!$Array.isArray(object.entries))
                        throw $TypeError(".huecry.v1.EntriesProofResponse.entries: array expected");
                    message.entries = $Array(object.entries.length);
                    for (let i = 0; i < object.entries.length; ++i)
                        if (typeof object.entries[i] === "string")
                            $util.base64.decode(object.entries[i], message.entries[i] = $util.newBuffer($util.base64.length(object.entries[i])), 0);
                        else if (object.entries[i].length >= 0)
                            message.entries[i] = object.entries[i];
                }
                if (object.paths) {
                    if (!$Array.isArray(object.paths))
                        throw $TypeError(".huecry.v1.EntriesProofResponse.paths: array expected");
                    message.paths = $Array(object.paths.length);
                    for (let i = 0; i < object.paths.length; ++i) {
                        if (!$util.isObject(object.paths[i]))
                            throw $TypeError(".huecry.v1.EntriesProofResponse.paths: object expected");
                        message.paths[i] = $root.huecry.v1.InclusionPath.fromObject(object.paths[i], _depth + 1);
                    }
                }
                return message;
            };

            /**
             * Creates a plain object from an EntriesProofResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.EntriesProofResponse
             * @static
             * @param {huecry.v1.EntriesProofResponse} message EntriesProofResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EntriesProofResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.proofs = [];
                    object.entries = [];
                    object.paths = [];
                }
                if (options.defaults)
                    object.error = "";
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.proofs && message.proofs.length) {
                    object.proofs = $Array(message.proofs.length);
                    for (let j = 0; j < message.proofs.length; ++j)
                        object.proofs[j] = message.proofs[j];
                }
                if (message.entries && message.entries.length) {
                    object.entries = $Array(message.entries.length);
                    for (let j = 0; j < message.entries.length; ++j)
                        object.entries[j] = options.bytes === $String ? $util.base64.encode(message.entries[j], 0, message.entries[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries[j]) : message.entries[j];
                }
                if (message.paths && message.paths.length) {
                    object.paths = $Array(message.paths.length);
                    for (let j = 0; j < message.paths.length; ++j)
                        object.paths[j] = $root.huecry.v1.InclusionPath.toObject(message.paths[j], options, _depth + 1);
                }
                return object;
            };

            /**
             * Converts this EntriesProofResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.EntriesProofResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EntriesProofResponse.prototype.toJSON = function() {
                return EntriesProofResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EntriesProofResponse;
        })();

        v1.ConsistencyRequest = (function() {

            /**
             * Properties of a ConsistencyRequest.
             * @typedef {Object} huecry.v1.ConsistencyRequest.$Properties
             * @property {number|Long|null} [first] ConsistencyRequest first
             * @property {number|Long|null} [second] ConsistencyRequest second
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConsistencyRequest.
             * @memberof huecry.v1
             * @interface IConsistencyRequest
             * @augments huecry.v1.ConsistencyRequest.$Properties
             * @deprecated Use huecry.v1.ConsistencyRequest.$Properties instead.
             */

            /**
             * Shape of a ConsistencyRequest.
             * @typedef {huecry.v1.ConsistencyRequest.$Properties} huecry.v1.ConsistencyRequest.$Shape
             */

            /**
             * Constructs a new ConsistencyRequest.
             * @memberof huecry.v1
             * @classdesc Represents a ConsistencyRequest.
             * @constructor
             * @param {huecry.v1.ConsistencyRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConsistencyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConsistencyRequest first.
             * @member {number|Long} first
             * @memberof huecry.v1.ConsistencyRequest
             * @instance
             */
            ConsistencyRequest.prototype.first = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ConsistencyRequest second.
             * @member {number|Long} second
             * @memberof huecry.v1.ConsistencyRequest
             * @instance
             */
            ConsistencyRequest.prototype.second = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified ConsistencyRequest message. Does not implicitly {@link huecry.v1.ConsistencyRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ConsistencyRequest
             * @static
             * @param {huecry.v1.ConsistencyRequest.$Properties} message ConsistencyRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConsistencyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.first);
                if (message.second != null && $Object.hasOwnProperty.call(message, "second") && (typeof message.second === "object" ? message.second.low || message.second.high : message.second !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.second);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConsistencyRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ConsistencyRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ConsistencyRequest & huecry.v1.ConsistencyRequest.$Shape} ConsistencyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConsistencyRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ConsistencyRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.second = value;
                            else
                                delete message.second;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ConsistencyRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ConsistencyRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ConsistencyRequest} ConsistencyRequest
             */
            ConsistencyRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ConsistencyRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ConsistencyRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ConsistencyRequest();
                if (object.first != null)
                    if (typeof object.first === "object" ? object.first.low || object.first.high : $Number(object.first) !== 0)
                        if ($util.Long)
                            message.first = $util.Long.fromValue(object.first, true);
                        else if (typeof object.first === "string")
                            message.first = $parseInt(object.first, 10);
                        else if (typeof object.first === "number")
                            message.first = object.first;
                        else if (typeof object.first === "object")
                            message.first = new $util.LongBits(object.first.low >>> 0, object.first.high >>> 0).toNumber(true);
                if (object.second != null)
                    if (typeof object.second === "object" ? object.second.low || object.second.high : $Number(object.second) !== 0)
                        if ($util.Long)
                            message.second = $util.Long.fromValue(object.second, true);
                        else if (typeof object.second === "string")
                            message.second = $parseInt(object.second, 10);
                        else if (typeof object.second === "number")
                            message.second = object.second;
                        else if (typeof object.second === "object")
                            message.second = new $util.LongBits(object.second.low >>> 0, object.second.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a ConsistencyRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ConsistencyRequest
             * @static
             * @param {huecry.v1.ConsistencyRequest} message ConsistencyRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ConsistencyRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.first = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.first = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.second = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.second = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.first = typeof message.first === "number" ? $BigInt(message.first) : $util.Long.fromBits(message.first.low >>> 0, message.first.high >>> 0, true).toBigInt();
                    else if (typeof message.first === "number")
                        object.first = options.longs === $String ? $String(message.first) : message.first;
                    else
                        object.first = options.longs === $String ? $util.Long.prototype.toString.call(message.first) : options.longs === $Number ? new $util.LongBits(message.first.low >>> 0, message.first.high >>> 0).toNumber(true) : message.first;
                if (message.second != null && $Object.hasOwnProperty.call(message, "second"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.second = typeof message.second === "number" ? $BigInt(message.second) : $util.Long.fromBits(message.second.low >>> 0, message.second.high >>> 0, true).toBigInt();
                    else if (typeof message.second === "number")
                        object.second = options.longs === $String ? $String(message.second) : message.second;
                    else
                        object.second = options.longs === $String ? $util.Long.prototype.toString.call(message.second) : options.longs === $Number ? new $util.LongBits(message.second.low >>> 0, message.second.high >>> 0).toNumber(true) : message.second;
                return object;
            };

            /**
             * Converts this ConsistencyRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.ConsistencyRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ConsistencyRequest.prototype.toJSON = function() {
                return ConsistencyRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ConsistencyRequest;
        })();

        v1.ConsistencyResponse = (function() {

            /**
             * Properties of a ConsistencyResponse.
             * @typedef {Object} huecry.v1.ConsistencyResponse.$Properties
             * @property {string|null} [error] ConsistencyResponse error
             * @property {Array.<Uint8Array>|null} [path] ConsistencyResponse path
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConsistencyResponse.
             * @memberof huecry.v1
             * @interface IConsistencyResponse
             * @augments huecry.v1.ConsistencyResponse.$Properties
             * @deprecated Use huecry.v1.ConsistencyResponse.$Properties instead.
             */

            /**
             * Shape of a ConsistencyResponse.
             * @typedef {huecry.v1.ConsistencyResponse.$Properties} huecry.v1.ConsistencyResponse.$Shape
             */

            /**
             * Constructs a new ConsistencyResponse.
             * @memberof huecry.v1
             * @classdesc Represents a ConsistencyResponse.
             * @constructor
             * @param {huecry.v1.ConsistencyResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConsistencyResponse = function (properties) {
                this.path = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConsistencyResponse error.
             * @member {string} error
             * @memberof huecry.v1.ConsistencyResponse
             * @instance
             */
            ConsistencyResponse.prototype.error = "";

            /**
             * ConsistencyResponse path.
             * @member {Array.<Uint8Array>} path
             * @memberof huecry.v1.ConsistencyResponse
             * @instance
             */
            ConsistencyResponse.prototype.path = $util.emptyArray;

            /**
             * Encodes the specified ConsistencyResponse message. Does not implicitly {@link huecry.v1.ConsistencyResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.ConsistencyResponse
             * @static
             * @param {huecry.v1.ConsistencyResponse.$Properties} message ConsistencyResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConsistencyResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.path != null && message.path.length)
                    for (let i = 0; i < message.path.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.path[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConsistencyResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.ConsistencyResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.ConsistencyResponse & huecry.v1.ConsistencyResponse.$Shape} ConsistencyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConsistencyResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.ConsistencyResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.path && message.path.length))
                                message.path = [];
                            message.path.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ConsistencyResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.ConsistencyResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.ConsistencyResponse} ConsistencyResponse
             */
            ConsistencyResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.ConsistencyResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.ConsistencyResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.ConsistencyResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.path) {
                    if (!$Array.isArray(object.path))
                        throw $TypeError(".huecry.v1.ConsistencyResponse.path: array expected");
                    message.path = $Array(object.path.length);
                    for (let i = 0; i < object.path.length; ++i)
                        if (typeof object.path[i] === "string")
                            $util.base64.decode(object.path[i], message.path[i] = $util.newBuffer($util.base64.length(object.path[i])), 0);
                        else if (object.path[i].length >= 0)
                            message.path[i] = object.path[i];
                }
                return message;
            };

            /**
             * Creates a plain object from a ConsistencyResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.ConsistencyResponse
             * @static
             * @param {huecry.v1.ConsistencyResponse} message ConsistencyResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ConsistencyResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.path = [];
                if (options.defaults)
                    object.error = "";
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.path && message.path.length) {
                    object.path = $Array(message.path.length);
                    for (let j = 0; j < message.path.length; ++j)
                        object.path[j] = options.bytes === $String ? $util.base64.encode(message.path[j], 0, message.path[j].length) : options.bytes === $Array ? $Array.prototype.slice.call(message.path[j]) : message.path[j];
                }
                return object;
            };

            /**
             * Converts this ConsistencyResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.ConsistencyResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ConsistencyResponse.prototype.toJSON = function() {
                return ConsistencyResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ConsistencyResponse;
        })();

        v1.RegistryRequest = (function() {

            /**
             * Properties of a RegistryRequest.
             * @typedef {Object} huecry.v1.RegistryRequest.$Properties
             * @property {number|Long|null} [from] RegistryRequest from
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegistryRequest.
             * @memberof huecry.v1
             * @interface IRegistryRequest
             * @augments huecry.v1.RegistryRequest.$Properties
             * @deprecated Use huecry.v1.RegistryRequest.$Properties instead.
             */

            /**
             * Shape of a RegistryRequest.
             * @typedef {huecry.v1.RegistryRequest.$Properties} huecry.v1.RegistryRequest.$Shape
             */

            /**
             * Constructs a new RegistryRequest.
             * @memberof huecry.v1
             * @classdesc Represents a RegistryRequest.
             * @constructor
             * @param {huecry.v1.RegistryRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegistryRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegistryRequest from.
             * @member {number|Long} from
             * @memberof huecry.v1.RegistryRequest
             * @instance
             */
            RegistryRequest.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified RegistryRequest message. Does not implicitly {@link huecry.v1.RegistryRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RegistryRequest
             * @static
             * @param {huecry.v1.RegistryRequest.$Properties} message RegistryRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegistryRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.from);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegistryRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RegistryRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryRequest & huecry.v1.RegistryRequest.$Shape} RegistryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegistryRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RegistryRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegistryRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RegistryRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RegistryRequest} RegistryRequest
             */
            RegistryRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RegistryRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RegistryRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RegistryRequest();
                if (object.from != null)
                    if (typeof object.from === "object" ? object.from.low || object.from.high : $Number(object.from) !== 0)
                        if ($util.Long)
                            message.from = $util.Long.fromValue(object.from, true);
                        else if (typeof object.from === "string")
                            message.from = $parseInt(object.from, 10);
                        else if (typeof object.from === "number")
                            message.from = object.from;
                        else if (typeof object.from === "object")
                            message.from = new $util.LongBits(object.from.low >>> 0, object.from.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a RegistryRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RegistryRequest
             * @static
             * @param {huecry.v1.RegistryRequest} message RegistryRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegistryRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.from = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.from = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.from = typeof message.from === "number" ? $BigInt(message.from) : $util.Long.fromBits(message.from.low >>> 0, message.from.high >>> 0, true).toBigInt();
                    else if (typeof message.from === "number")
                        object.from = options.longs === $String ? $String(message.from) : message.from;
                    else
                        object.from = options.longs === $String ? $util.Long.prototype.toString.call(message.from) : options.longs === $Number ? new $util.LongBits(message.from.low >>> 0, message.from.high >>> 0).toNumber(true) : message.from;
                return object;
            };

            /**
             * Converts this RegistryRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.RegistryRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegistryRequest.prototype.toJSON = function() {
                return RegistryRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegistryRequest;
        })();

        v1.RegistryResponse = (function() {

            /**
             * Properties of a RegistryResponse.
             * @typedef {Object} huecry.v1.RegistryResponse.$Properties
             * @property {string|null} [error] RegistryResponse error
             * @property {Array.<huecry.v1.RegistryProof.$Properties>|null} [entries] RegistryResponse entries
             * @property {string|null} [checkpoint] RegistryResponse checkpoint
             * @property {string|null} [waiting] RegistryResponse waiting
             * @property {string|null} [waitingReason] RegistryResponse waitingReason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegistryResponse.
             * @memberof huecry.v1
             * @interface IRegistryResponse
             * @augments huecry.v1.RegistryResponse.$Properties
             * @deprecated Use huecry.v1.RegistryResponse.$Properties instead.
             */

            /**
             * Shape of a RegistryResponse.
             * @typedef {huecry.v1.RegistryResponse.$Properties} huecry.v1.RegistryResponse.$Shape
             */

            /**
             * Constructs a new RegistryResponse.
             * @memberof huecry.v1
             * @classdesc Represents a RegistryResponse.
             * @constructor
             * @param {huecry.v1.RegistryResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegistryResponse = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegistryResponse error.
             * @member {string} error
             * @memberof huecry.v1.RegistryResponse
             * @instance
             */
            RegistryResponse.prototype.error = "";

            /**
             * RegistryResponse entries.
             * @member {Array.<huecry.v1.RegistryProof.$Properties>} entries
             * @memberof huecry.v1.RegistryResponse
             * @instance
             */
            RegistryResponse.prototype.entries = $util.emptyArray;

            /**
             * RegistryResponse checkpoint.
             * @member {string} checkpoint
             * @memberof huecry.v1.RegistryResponse
             * @instance
             */
            RegistryResponse.prototype.checkpoint = "";

            /**
             * RegistryResponse waiting.
             * @member {string} waiting
             * @memberof huecry.v1.RegistryResponse
             * @instance
             */
            RegistryResponse.prototype.waiting = "";

            /**
             * RegistryResponse waitingReason.
             * @member {string} waitingReason
             * @memberof huecry.v1.RegistryResponse
             * @instance
             */
            RegistryResponse.prototype.waitingReason = "";

            /**
             * Encodes the specified RegistryResponse message. Does not implicitly {@link huecry.v1.RegistryResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RegistryResponse
             * @static
             * @param {huecry.v1.RegistryResponse.$Properties} message RegistryResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegistryResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.huecry.v1.RegistryProof.encode(message.entries[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint") && message.checkpoint !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.checkpoint);
                if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting") && message.waiting !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.waiting);
                if (message.waitingReason != null && $Object.hasOwnProperty.call(message, "waitingReason") && message.waitingReason !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.waitingReason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegistryResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RegistryResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryResponse & huecry.v1.RegistryResponse.$Shape} RegistryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegistryResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RegistryResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.huecry.v1.RegistryProof.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.checkpoint = value;
                            else
                                delete message.checkpoint;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.waiting = value;
                            else
                                delete message.waiting;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.waitingReason = value;
                            else
                                delete message.waitingReason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegistryResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RegistryResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RegistryResponse} RegistryResponse
             */
            RegistryResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RegistryResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RegistryResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RegistryResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.entries) {
                    if (!$Array.isArray(object.entries))
                        throw $TypeError(".huecry.v1.RegistryResponse.entries: array expected");
                    message.entries = $Array(object.entries.length);
                    for (let i = 0; i < object.entries.length; ++i) {
                        if (!$util.isObject(object.entries[i]))
                            throw $TypeError(".huecry.v1.RegistryResponse.entries: object expected");
                        message.entries[i] = $root.huecry.v1.RegistryProof.fromObject(object.entries[i], _depth + 1);
                    }
                }
                if (object.checkpoint != null)
                    if (typeof object.checkpoint !== "string" || object.checkpoint.length)
                        message.checkpoint = $String(object.checkpoint);
                if (object.waiting != null)
                    if (typeof object.waiting !== "string" || object.waiting.length)
                        message.waiting = $String(object.waiting);
                if (object.waitingReason != null)
                    if (typeof object.waitingReason !== "string" || object.waitingReason.length)
                        message.waitingReason = $String(object.waitingReason);
                return message;
            };

            /**
             * Creates a plain object from a RegistryResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RegistryResponse
             * @static
             * @param {huecry.v1.RegistryResponse} message RegistryResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegistryResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.entries = [];
                if (options.defaults) {
                    object.error = "";
                    object.checkpoint = "";
                    object.waiting = "";
                    object.waitingReason = "";
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.entries && message.entries.length) {
                    object.entries = $Array(message.entries.length);
                    for (let j = 0; j < message.entries.length; ++j)
                        object.entries[j] = $root.huecry.v1.RegistryProof.toObject(message.entries[j], options, _depth + 1);
                }
                if (message.checkpoint != null && $Object.hasOwnProperty.call(message, "checkpoint"))
                    object.checkpoint = message.checkpoint;
                if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting"))
                    object.waiting = message.waiting;
                if (message.waitingReason != null && $Object.hasOwnProperty.call(message, "waitingReason"))
                    object.waitingReason = message.waitingReason;
                return object;
            };

            /**
             * Converts this RegistryResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.RegistryResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegistryResponse.prototype.toJSON = function() {
                return RegistryResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegistryResponse;
        })();

        v1.RegistryProof = (function() {

            /**
             * Properties of a RegistryProof.
             * @typedef {Object} huecry.v1.RegistryProof.$Properties
             * @property {number|Long|null} [position] RegistryProof position
             * @property {Uint8Array|null} [entry] RegistryProof entry
             * @property {string|null} [proof] RegistryProof proof
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RegistryProof.
             * @memberof huecry.v1
             * @interface IRegistryProof
             * @augments huecry.v1.RegistryProof.$Properties
             * @deprecated Use huecry.v1.RegistryProof.$Properties instead.
             */

            /**
             * Shape of a RegistryProof.
             * @typedef {huecry.v1.RegistryProof.$Properties} huecry.v1.RegistryProof.$Shape
             */

            /**
             * Constructs a new RegistryProof.
             * @memberof huecry.v1
             * @classdesc Represents a RegistryProof.
             * @constructor
             * @param {huecry.v1.RegistryProof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RegistryProof = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RegistryProof position.
             * @member {number|Long} position
             * @memberof huecry.v1.RegistryProof
             * @instance
             */
            RegistryProof.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RegistryProof entry.
             * @member {Uint8Array} entry
             * @memberof huecry.v1.RegistryProof
             * @instance
             */
            RegistryProof.prototype.entry = $util.newBuffer([]);

            /**
             * RegistryProof proof.
             * @member {string} proof
             * @memberof huecry.v1.RegistryProof
             * @instance
             */
            RegistryProof.prototype.proof = "";

            /**
             * Encodes the specified RegistryProof message. Does not implicitly {@link huecry.v1.RegistryProof.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.RegistryProof
             * @static
             * @param {huecry.v1.RegistryProof.$Properties} message RegistryProof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RegistryProof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.position);
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.entry);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.proof);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RegistryProof message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.RegistryProof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryProof & huecry.v1.RegistryProof.$Shape} RegistryProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RegistryProof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.RegistryProof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RegistryProof message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.RegistryProof
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.RegistryProof} RegistryProof
             */
            RegistryProof.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.RegistryProof)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.RegistryProof: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.RegistryProof();
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                if (object.entry != null)
                    if (object.entry.length)
                        if (typeof object.entry === "string")
                            $util.base64.decode(object.entry, message.entry = $util.newBuffer($util.base64.length(object.entry)), 0);
                        else if (object.entry.length >= 0)
                            message.entry = object.entry;
                if (object.proof != null)
                    if (typeof object.proof !== "string" || object.proof.length)
                        message.proof = $String(object.proof);
                return message;
            };

            /**
             * Creates a plain object from a RegistryProof message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.RegistryProof
             * @static
             * @param {huecry.v1.RegistryProof} message RegistryProof
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RegistryProof.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.entry = "";
                    else {
                        object.entry = [];
                        if (options.bytes !== $Array)
                            object.entry = $util.newBuffer(object.entry);
                    }
                    object.proof = "";
                }
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    object.entry = options.bytes === $String ? $util.base64.encode(message.entry, 0, message.entry.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entry) : message.entry;
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    object.proof = message.proof;
                return object;
            };

            /**
             * Converts this RegistryProof to JSON.
             * @function toJSON
             * @memberof huecry.v1.RegistryProof
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RegistryProof.prototype.toJSON = function() {
                return RegistryProof.toObject(this, $protobuf.util.toJSONOptions);
            };

            return RegistryProof;
        })();

        v1.StatementRequest = (function() {

            /**
             * Properties of a StatementRequest.
             * @typedef {Object} huecry.v1.StatementRequest.$Properties
             * @property {Uint8Array|null} [statement] StatementRequest statement
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatementRequest.
             * @memberof huecry.v1
             * @interface IStatementRequest
             * @augments huecry.v1.StatementRequest.$Properties
             * @deprecated Use huecry.v1.StatementRequest.$Properties instead.
             */

            /**
             * Shape of a StatementRequest.
             * @typedef {huecry.v1.StatementRequest.$Properties} huecry.v1.StatementRequest.$Shape
             */

            /**
             * Constructs a new StatementRequest.
             * @memberof huecry.v1
             * @classdesc Represents a StatementRequest.
             * @constructor
             * @param {huecry.v1.StatementRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatementRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatementRequest statement.
             * @member {Uint8Array} statement
             * @memberof huecry.v1.StatementRequest
             * @instance
             */
            StatementRequest.prototype.statement = $util.newBuffer([]);

            /**
             * Encodes the specified StatementRequest message. Does not implicitly {@link huecry.v1.StatementRequest.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.StatementRequest
             * @static
             * @param {huecry.v1.StatementRequest.$Properties} message StatementRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatementRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement") && message.statement.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.statement);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatementRequest message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.StatementRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.StatementRequest & huecry.v1.StatementRequest.$Shape} StatementRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatementRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.StatementRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.statement = value;
                            else
                                delete message.statement;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StatementRequest message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.StatementRequest
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.StatementRequest} StatementRequest
             */
            StatementRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.StatementRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.StatementRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.StatementRequest();
                if (object.statement != null)
                    if (object.statement.length)
                        if (typeof object.statement === "string")
                            $util.base64.decode(object.statement, message.statement = $util.newBuffer($util.base64.length(object.statement)), 0);
                        else if (object.statement.length >= 0)
                            message.statement = object.statement;
                return message;
            };

            /**
             * Creates a plain object from a StatementRequest message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.StatementRequest
             * @static
             * @param {huecry.v1.StatementRequest} message StatementRequest
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StatementRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if (options.bytes === $String)
                        object.statement = "";
                    else {
                        object.statement = [];
                        if (options.bytes !== $Array)
                            object.statement = $util.newBuffer(object.statement);
                    }
                if (message.statement != null && $Object.hasOwnProperty.call(message, "statement"))
                    object.statement = options.bytes === $String ? $util.base64.encode(message.statement, 0, message.statement.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.statement) : message.statement;
                return object;
            };

            /**
             * Converts this StatementRequest to JSON.
             * @function toJSON
             * @memberof huecry.v1.StatementRequest
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StatementRequest.prototype.toJSON = function() {
                return StatementRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return StatementRequest;
        })();

        v1.StatementResponse = (function() {

            /**
             * Properties of a StatementResponse.
             * @typedef {Object} huecry.v1.StatementResponse.$Properties
             * @property {string|null} [error] StatementResponse error
             * @property {string|null} [reason] StatementResponse reason
             * @property {number|Long|null} [position] StatementResponse position
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StatementResponse.
             * @memberof huecry.v1
             * @interface IStatementResponse
             * @augments huecry.v1.StatementResponse.$Properties
             * @deprecated Use huecry.v1.StatementResponse.$Properties instead.
             */

            /**
             * Shape of a StatementResponse.
             * @typedef {huecry.v1.StatementResponse.$Properties} huecry.v1.StatementResponse.$Shape
             */

            /**
             * Constructs a new StatementResponse.
             * @memberof huecry.v1
             * @classdesc Represents a StatementResponse.
             * @constructor
             * @param {huecry.v1.StatementResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StatementResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StatementResponse error.
             * @member {string} error
             * @memberof huecry.v1.StatementResponse
             * @instance
             */
            StatementResponse.prototype.error = "";

            /**
             * StatementResponse reason.
             * @member {string} reason
             * @memberof huecry.v1.StatementResponse
             * @instance
             */
            StatementResponse.prototype.reason = "";

            /**
             * StatementResponse position.
             * @member {number|Long} position
             * @memberof huecry.v1.StatementResponse
             * @instance
             */
            StatementResponse.prototype.position = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified StatementResponse message. Does not implicitly {@link huecry.v1.StatementResponse.verify|verify} messages.
             * @function encode
             * @memberof huecry.v1.StatementResponse
             * @static
             * @param {huecry.v1.StatementResponse.$Properties} message StatementResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StatementResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.error);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position") && (typeof message.position === "object" ? message.position.low || message.position.high : message.position !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.position);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StatementResponse message from the specified reader or buffer.
             * @function decode
             * @memberof huecry.v1.StatementResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {huecry.v1.StatementResponse & huecry.v1.StatementResponse.$Shape} StatementResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StatementResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.huecry.v1.StatementResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.position = value;
                            else
                                delete message.position;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StatementResponse message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof huecry.v1.StatementResponse
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {huecry.v1.StatementResponse} StatementResponse
             */
            StatementResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.huecry.v1.StatementResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".huecry.v1.StatementResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.huecry.v1.StatementResponse();
                if (object.error != null)
                    if (typeof object.error !== "string" || object.error.length)
                        message.error = $String(object.error);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.position != null)
                    if (typeof object.position === "object" ? object.position.low || object.position.high : $Number(object.position) !== 0)
                        if ($util.Long)
                            message.position = $util.Long.fromValue(object.position, true);
                        else if (typeof object.position === "string")
                            message.position = $parseInt(object.position, 10);
                        else if (typeof object.position === "number")
                            message.position = object.position;
                        else if (typeof object.position === "object")
                            message.position = new $util.LongBits(object.position.low >>> 0, object.position.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a StatementResponse message. Also converts values to other types if specified.
             * @function toObject
             * @memberof huecry.v1.StatementResponse
             * @static
             * @param {huecry.v1.StatementResponse} message StatementResponse
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StatementResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.error = "";
                    object.reason = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.position = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.position = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    object.error = message.error;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.position = typeof message.position === "number" ? $BigInt(message.position) : $util.Long.fromBits(message.position.low >>> 0, message.position.high >>> 0, true).toBigInt();
                    else if (typeof message.position === "number")
                        object.position = options.longs === $String ? $String(message.position) : message.position;
                    else
                        object.position = options.longs === $String ? $util.Long.prototype.toString.call(message.position) : options.longs === $Number ? new $util.LongBits(message.position.low >>> 0, message.position.high >>> 0).toNumber(true) : message.position;
                return object;
            };

            /**
             * Converts this StatementResponse to JSON.
             * @function toJSON
             * @memberof huecry.v1.StatementResponse
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StatementResponse.prototype.toJSON = function() {
                return StatementResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return StatementResponse;
        })();

        return v1;
    })();

    return huecry;
})();

export {
  $root as default
};
