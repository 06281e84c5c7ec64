import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace huecry. */
export namespace huecry {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Receipt.
         * @deprecated Use huecry.v1.Receipt.$Properties instead.
         */
        interface IReceipt extends huecry.v1.Receipt.$Properties {
        }

        /** Represents a Receipt. */
        class Receipt {

            /**
             * Constructs a new Receipt.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Receipt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Receipt jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified Receipt message. Does not implicitly {@link huecry.v1.Receipt.verify|verify} messages.
             * @param message Receipt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Receipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Receipt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Receipt & huecry.v1.Receipt.$Shape} Receipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Receipt & huecry.v1.Receipt.$Shape;

            /**
             * Creates a Receipt message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Receipt
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Receipt;

            /**
             * Creates a plain object from a Receipt message. Also converts values to other types if specified.
             * @param message Receipt
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Receipt, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Receipt to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Receipt {

            /** Properties of a Receipt. */
            interface $Properties {

                /** Receipt jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Receipt. */
            type $Shape = huecry.v1.Receipt.$Properties;
        }

        /**
         * Properties of a Release.
         * @deprecated Use huecry.v1.Release.$Properties instead.
         */
        interface IRelease extends huecry.v1.Release.$Properties {
        }

        /** Represents a Release. */
        class Release {

            /**
             * Constructs a new Release.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Release.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Release jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified Release message. Does not implicitly {@link huecry.v1.Release.verify|verify} messages.
             * @param message Release message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Release.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Release message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Release & huecry.v1.Release.$Shape} Release
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Release & huecry.v1.Release.$Shape;

            /**
             * Creates a Release message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Release
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Release;

            /**
             * Creates a plain object from a Release message. Also converts values to other types if specified.
             * @param message Release
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Release, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Release to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Release {

            /** Properties of a Release. */
            interface $Properties {

                /** Release jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Release. */
            type $Shape = huecry.v1.Release.$Properties;
        }

        /**
         * Properties of a Recall.
         * @deprecated Use huecry.v1.Recall.$Properties instead.
         */
        interface IRecall extends huecry.v1.Recall.$Properties {
        }

        /** Represents a Recall. */
        class Recall {

            /**
             * Constructs a new Recall.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Recall.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Recall jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified Recall message. Does not implicitly {@link huecry.v1.Recall.verify|verify} messages.
             * @param message Recall message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Recall.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Recall message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Recall & huecry.v1.Recall.$Shape} Recall
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Recall & huecry.v1.Recall.$Shape;

            /**
             * Creates a Recall message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Recall
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Recall;

            /**
             * Creates a plain object from a Recall message. Also converts values to other types if specified.
             * @param message Recall
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Recall, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Recall to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Recall {

            /** Properties of a Recall. */
            interface $Properties {

                /** Recall jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Recall. */
            type $Shape = huecry.v1.Recall.$Properties;
        }

        /**
         * Properties of a Recalled.
         * @deprecated Use huecry.v1.Recalled.$Properties instead.
         */
        interface IRecalled extends huecry.v1.Recalled.$Properties {
        }

        /** Represents a Recalled. */
        class Recalled {

            /**
             * Constructs a new Recalled.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Recalled.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Recalled jws. */
            jws: Uint8Array;

            /** Recalled salt. */
            salt: Uint8Array;

            /** Recalled position. */
            position: (number|Long);

            /** Recalled unwitnessed. */
            unwitnessed: boolean;

            /** Recalled noticePosition. */
            noticePosition: (number|Long);

            /**
             * Encodes the specified Recalled message. Does not implicitly {@link huecry.v1.Recalled.verify|verify} messages.
             * @param message Recalled message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Recalled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Recalled message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Recalled & huecry.v1.Recalled.$Shape} Recalled
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Recalled & huecry.v1.Recalled.$Shape;

            /**
             * Creates a Recalled message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Recalled
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Recalled;

            /**
             * Creates a plain object from a Recalled message. Also converts values to other types if specified.
             * @param message Recalled
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Recalled, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Recalled to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Recalled {

            /** Properties of a Recalled. */
            interface $Properties {

                /** Recalled jws */
                jws?: (Uint8Array|null);

                /** Recalled salt */
                salt?: (Uint8Array|null);

                /** Recalled position */
                position?: (number|Long|null);

                /** Recalled unwitnessed */
                unwitnessed?: (boolean|null);

                /** Recalled noticePosition */
                noticePosition?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Recalled. */
            type $Shape = huecry.v1.Recalled.$Properties;
        }

        /**
         * Properties of an Answer.
         * @deprecated Use huecry.v1.Answer.$Properties instead.
         */
        interface IAnswer extends huecry.v1.Answer.$Properties {
        }

        /** Represents an Answer. */
        class Answer {

            /**
             * Constructs a new Answer.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Answer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Answer receipt. */
            receipt: Uint8Array;

            /** Answer salt. */
            salt: Uint8Array;

            /** Answer position. */
            position: (number|Long);

            /** Answer release. */
            release: Uint8Array;

            /** Answer proof. */
            proof: string;

            /** Answer recall. */
            recall: Uint8Array;

            /** Answer own. */
            own: huecry.v1.OwnReceipt.$Properties[];

            /** Answer recipients. */
            recipients: string[];

            /** Answer noticePosition. */
            noticePosition: (number|Long);

            /**
             * Encodes the specified Answer message. Does not implicitly {@link huecry.v1.Answer.verify|verify} messages.
             * @param message Answer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Answer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Answer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Answer & huecry.v1.Answer.$Shape} Answer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Answer & huecry.v1.Answer.$Shape;

            /**
             * Creates an Answer message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Answer
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Answer;

            /**
             * Creates a plain object from an Answer message. Also converts values to other types if specified.
             * @param message Answer
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Answer, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Answer to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Answer {

            /** Properties of an Answer. */
            interface $Properties {

                /** Answer receipt */
                receipt?: (Uint8Array|null);

                /** Answer salt */
                salt?: (Uint8Array|null);

                /** Answer position */
                position?: (number|Long|null);

                /** Answer release */
                release?: (Uint8Array|null);

                /** Answer proof */
                proof?: (string|null);

                /** Answer recall */
                recall?: (Uint8Array|null);

                /** Answer own */
                own?: (huecry.v1.OwnReceipt.$Properties[]|null);

                /** Answer recipients */
                recipients?: (string[]|null);

                /** Answer noticePosition */
                noticePosition?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Answer. */
            type $Shape = huecry.v1.Answer.$Properties;
        }

        /**
         * Properties of an OwnReceipt.
         * @deprecated Use huecry.v1.OwnReceipt.$Properties instead.
         */
        interface IOwnReceipt extends huecry.v1.OwnReceipt.$Properties {
        }

        /** Represents an OwnReceipt. */
        class OwnReceipt {

            /**
             * Constructs a new OwnReceipt.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.OwnReceipt.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OwnReceipt digest. */
            digest: Uint8Array;

            /** OwnReceipt salt. */
            salt: Uint8Array;

            /** OwnReceipt receipt. */
            receipt: Uint8Array;

            /**
             * Encodes the specified OwnReceipt message. Does not implicitly {@link huecry.v1.OwnReceipt.verify|verify} messages.
             * @param message OwnReceipt message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.OwnReceipt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OwnReceipt message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.OwnReceipt & huecry.v1.OwnReceipt.$Shape} OwnReceipt
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.OwnReceipt & huecry.v1.OwnReceipt.$Shape;

            /**
             * Creates an OwnReceipt message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns OwnReceipt
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.OwnReceipt;

            /**
             * Creates a plain object from an OwnReceipt message. Also converts values to other types if specified.
             * @param message OwnReceipt
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.OwnReceipt, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this OwnReceipt to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace OwnReceipt {

            /** Properties of an OwnReceipt. */
            interface $Properties {

                /** OwnReceipt digest */
                digest?: (Uint8Array|null);

                /** OwnReceipt salt */
                salt?: (Uint8Array|null);

                /** OwnReceipt receipt */
                receipt?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OwnReceipt. */
            type $Shape = huecry.v1.OwnReceipt.$Properties;
        }

        /**
         * Properties of a Proof.
         * @deprecated Use huecry.v1.Proof.$Properties instead.
         */
        interface IProof extends huecry.v1.Proof.$Properties {
        }

        /** Represents a Proof. */
        class Proof {

            /**
             * Constructs a new Proof.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Proof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Proof notice. */
            notice: Uint8Array;

            /** Proof position. */
            position: (number|Long);

            /** Proof proof. */
            proof: string;

            /** Proof decision. */
            decision: Uint8Array;

            /** Proof elements. */
            elements: Uint8Array[];

            /** Proof decisionPosition. */
            decisionPosition: (number|Long);

            /** Proof decisionProof. */
            decisionProof: string;

            /** Proof release. */
            release: Uint8Array;

            /** Proof releaseSalt. */
            releaseSalt: Uint8Array;

            /** Proof releasePosition. */
            releasePosition: (number|Long);

            /** Proof releaseProof. */
            releaseProof: string;

            /**
             * Encodes the specified Proof message. Does not implicitly {@link huecry.v1.Proof.verify|verify} messages.
             * @param message Proof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Proof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Proof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Proof & huecry.v1.Proof.$Shape} Proof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Proof & huecry.v1.Proof.$Shape;

            /**
             * Creates a Proof message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Proof
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Proof;

            /**
             * Creates a plain object from a Proof message. Also converts values to other types if specified.
             * @param message Proof
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Proof, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Proof to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Proof {

            /** Properties of a Proof. */
            interface $Properties {

                /** Proof notice */
                notice?: (Uint8Array|null);

                /** Proof position */
                position?: (number|Long|null);

                /** Proof proof */
                proof?: (string|null);

                /** Proof decision */
                decision?: (Uint8Array|null);

                /** Proof elements */
                elements?: (Uint8Array[]|null);

                /** Proof decisionPosition */
                decisionPosition?: (number|Long|null);

                /** Proof decisionProof */
                decisionProof?: (string|null);

                /** Proof release */
                release?: (Uint8Array|null);

                /** Proof releaseSalt */
                releaseSalt?: (Uint8Array|null);

                /** Proof releasePosition */
                releasePosition?: (number|Long|null);

                /** Proof releaseProof */
                releaseProof?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Proof. */
            type $Shape = huecry.v1.Proof.$Properties;
        }

        /**
         * Properties of a Reject.
         * @deprecated Use huecry.v1.Reject.$Properties instead.
         */
        interface IReject extends huecry.v1.Reject.$Properties {
        }

        /** Represents a Reject. */
        class Reject {

            /**
             * Constructs a new Reject.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Reject.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reject jws. */
            jws: Uint8Array;

            /** Reject position. */
            position: (number|Long);

            /** Reject hasPosition. */
            hasPosition: boolean;

            /** Reject salt. */
            salt: Uint8Array;

            /** Reject refusalPosition. */
            refusalPosition: (number|Long);

            /**
             * Encodes the specified Reject message. Does not implicitly {@link huecry.v1.Reject.verify|verify} messages.
             * @param message Reject message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Reject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reject message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Reject & huecry.v1.Reject.$Shape} Reject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Reject & huecry.v1.Reject.$Shape;

            /**
             * Creates a Reject message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Reject
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Reject;

            /**
             * Creates a plain object from a Reject message. Also converts values to other types if specified.
             * @param message Reject
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Reject, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Reject to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Reject {

            /** Properties of a Reject. */
            interface $Properties {

                /** Reject jws */
                jws?: (Uint8Array|null);

                /** Reject position */
                position?: (number|Long|null);

                /** Reject hasPosition */
                hasPosition?: (boolean|null);

                /** Reject salt */
                salt?: (Uint8Array|null);

                /** Reject refusalPosition */
                refusalPosition?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reject. */
            type $Shape = huecry.v1.Reject.$Properties;
        }

        /**
         * Properties of an AttachmentPut.
         * @deprecated Use huecry.v1.AttachmentPut.$Properties instead.
         */
        interface IAttachmentPut extends huecry.v1.AttachmentPut.$Properties {
        }

        /** Represents an AttachmentPut. */
        class AttachmentPut {

            /**
             * Constructs a new AttachmentPut.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AttachmentPut.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttachmentPut id. */
            id: string;

            /** AttachmentPut sizeBytes. */
            sizeBytes: (number|Long);

            /** AttachmentPut offset. */
            offset: (number|Long);

            /** AttachmentPut data. */
            data: Uint8Array;

            /**
             * Encodes the specified AttachmentPut message. Does not implicitly {@link huecry.v1.AttachmentPut.verify|verify} messages.
             * @param message AttachmentPut message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AttachmentPut.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttachmentPut message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentPut & huecry.v1.AttachmentPut.$Shape} AttachmentPut
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AttachmentPut & huecry.v1.AttachmentPut.$Shape;

            /**
             * Creates an AttachmentPut message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttachmentPut
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AttachmentPut;

            /**
             * Creates a plain object from an AttachmentPut message. Also converts values to other types if specified.
             * @param message AttachmentPut
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AttachmentPut, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttachmentPut to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttachmentPut {

            /** Properties of an AttachmentPut. */
            interface $Properties {

                /** AttachmentPut id */
                id?: (string|null);

                /** AttachmentPut sizeBytes */
                sizeBytes?: (number|Long|null);

                /** AttachmentPut offset */
                offset?: (number|Long|null);

                /** AttachmentPut data */
                data?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttachmentPut. */
            type $Shape = huecry.v1.AttachmentPut.$Properties;
        }

        /**
         * Properties of an AttachmentStored.
         * @deprecated Use huecry.v1.AttachmentStored.$Properties instead.
         */
        interface IAttachmentStored extends huecry.v1.AttachmentStored.$Properties {
        }

        /** Represents an AttachmentStored. */
        class AttachmentStored {

            /**
             * Constructs a new AttachmentStored.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AttachmentStored.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttachmentStored error. */
            error: string;

            /** AttachmentStored offset. */
            offset: (number|Long);

            /** AttachmentStored complete. */
            complete: boolean;

            /**
             * Encodes the specified AttachmentStored message. Does not implicitly {@link huecry.v1.AttachmentStored.verify|verify} messages.
             * @param message AttachmentStored message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AttachmentStored.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttachmentStored message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentStored & huecry.v1.AttachmentStored.$Shape} AttachmentStored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AttachmentStored & huecry.v1.AttachmentStored.$Shape;

            /**
             * Creates an AttachmentStored message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttachmentStored
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AttachmentStored;

            /**
             * Creates a plain object from an AttachmentStored message. Also converts values to other types if specified.
             * @param message AttachmentStored
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AttachmentStored, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttachmentStored to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttachmentStored {

            /** Properties of an AttachmentStored. */
            interface $Properties {

                /** AttachmentStored error */
                error?: (string|null);

                /** AttachmentStored offset */
                offset?: (number|Long|null);

                /** AttachmentStored complete */
                complete?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttachmentStored. */
            type $Shape = huecry.v1.AttachmentStored.$Properties;
        }

        /**
         * Properties of an AttachmentGet.
         * @deprecated Use huecry.v1.AttachmentGet.$Properties instead.
         */
        interface IAttachmentGet extends huecry.v1.AttachmentGet.$Properties {
        }

        /** Represents an AttachmentGet. */
        class AttachmentGet {

            /**
             * Constructs a new AttachmentGet.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AttachmentGet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttachmentGet id. */
            id: string;

            /** AttachmentGet offset. */
            offset: (number|Long);

            /** AttachmentGet maxBytes. */
            maxBytes: number;

            /**
             * Encodes the specified AttachmentGet message. Does not implicitly {@link huecry.v1.AttachmentGet.verify|verify} messages.
             * @param message AttachmentGet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AttachmentGet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttachmentGet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentGet & huecry.v1.AttachmentGet.$Shape} AttachmentGet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AttachmentGet & huecry.v1.AttachmentGet.$Shape;

            /**
             * Creates an AttachmentGet message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttachmentGet
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AttachmentGet;

            /**
             * Creates a plain object from an AttachmentGet message. Also converts values to other types if specified.
             * @param message AttachmentGet
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AttachmentGet, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttachmentGet to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttachmentGet {

            /** Properties of an AttachmentGet. */
            interface $Properties {

                /** AttachmentGet id */
                id?: (string|null);

                /** AttachmentGet offset */
                offset?: (number|Long|null);

                /** AttachmentGet maxBytes */
                maxBytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttachmentGet. */
            type $Shape = huecry.v1.AttachmentGet.$Properties;
        }

        /**
         * Properties of an AttachmentPart.
         * @deprecated Use huecry.v1.AttachmentPart.$Properties instead.
         */
        interface IAttachmentPart extends huecry.v1.AttachmentPart.$Properties {
        }

        /** Represents an AttachmentPart. */
        class AttachmentPart {

            /**
             * Constructs a new AttachmentPart.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AttachmentPart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AttachmentPart error. */
            error: string;

            /** AttachmentPart data. */
            data: Uint8Array;

            /** AttachmentPart sizeBytes. */
            sizeBytes: (number|Long);

            /**
             * Encodes the specified AttachmentPart message. Does not implicitly {@link huecry.v1.AttachmentPart.verify|verify} messages.
             * @param message AttachmentPart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AttachmentPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AttachmentPart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AttachmentPart & huecry.v1.AttachmentPart.$Shape} AttachmentPart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AttachmentPart & huecry.v1.AttachmentPart.$Shape;

            /**
             * Creates an AttachmentPart message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AttachmentPart
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AttachmentPart;

            /**
             * Creates a plain object from an AttachmentPart message. Also converts values to other types if specified.
             * @param message AttachmentPart
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AttachmentPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AttachmentPart to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AttachmentPart {

            /** Properties of an AttachmentPart. */
            interface $Properties {

                /** AttachmentPart error */
                error?: (string|null);

                /** AttachmentPart data */
                data?: (Uint8Array|null);

                /** AttachmentPart sizeBytes */
                sizeBytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AttachmentPart. */
            type $Shape = huecry.v1.AttachmentPart.$Properties;
        }

        /**
         * Properties of an AuditHeader.
         * @deprecated Use huecry.v1.AuditHeader.$Properties instead.
         */
        interface IAuditHeader extends huecry.v1.AuditHeader.$Properties {
        }

        /** Represents an AuditHeader. */
        class AuditHeader {

            /**
             * Constructs a new AuditHeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AuditHeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuditHeader role. */
            role: string;

            /** AuditHeader member. */
            member: string;

            /** AuditHeader origin. */
            origin: string;

            /** AuditHeader genesis. */
            genesis: Uint8Array;

            /** AuditHeader madeMs. */
            madeMs: (number|Long);

            /** AuditHeader size. */
            size: (number|Long);

            /**
             * Encodes the specified AuditHeader message. Does not implicitly {@link huecry.v1.AuditHeader.verify|verify} messages.
             * @param message AuditHeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AuditHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuditHeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AuditHeader & huecry.v1.AuditHeader.$Shape} AuditHeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AuditHeader & huecry.v1.AuditHeader.$Shape;

            /**
             * Creates an AuditHeader message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AuditHeader
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AuditHeader;

            /**
             * Creates a plain object from an AuditHeader message. Also converts values to other types if specified.
             * @param message AuditHeader
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AuditHeader, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AuditHeader to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AuditHeader {

            /** Properties of an AuditHeader. */
            interface $Properties {

                /** AuditHeader role */
                role?: (string|null);

                /** AuditHeader member */
                member?: (string|null);

                /** AuditHeader origin */
                origin?: (string|null);

                /** AuditHeader genesis */
                genesis?: (Uint8Array|null);

                /** AuditHeader madeMs */
                madeMs?: (number|Long|null);

                /** AuditHeader size */
                size?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuditHeader. */
            type $Shape = huecry.v1.AuditHeader.$Properties;
        }

        /**
         * Properties of an AuditOpening.
         * @deprecated Use huecry.v1.AuditOpening.$Properties instead.
         */
        interface IAuditOpening extends huecry.v1.AuditOpening.$Properties {
        }

        /** Represents an AuditOpening. */
        class AuditOpening {

            /**
             * Constructs a new AuditOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AuditOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuditOpening position. */
            position: (number|Long);

            /** AuditOpening notice. */
            notice?: (huecry.v1.NoticeOpening.$Properties|null);

            /** AuditOpening decision. */
            decision?: (huecry.v1.DecisionOpening.$Properties|null);

            /** AuditOpening receipts. */
            receipts?: (huecry.v1.ReceiptsOpening.$Properties|null);

            /** AuditOpening refusal. */
            refusal?: (huecry.v1.SaltedOpening.$Properties|null);

            /** AuditOpening release. */
            release?: (huecry.v1.SaltedOpening.$Properties|null);

            /** AuditOpening recall. */
            recall?: (huecry.v1.SaltedOpening.$Properties|null);

            /** AuditOpening body. */
            body?: ("notice"|"decision"|"receipts"|"refusal"|"release"|"recall");

            /**
             * Encodes the specified AuditOpening message. Does not implicitly {@link huecry.v1.AuditOpening.verify|verify} messages.
             * @param message AuditOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AuditOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuditOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AuditOpening & huecry.v1.AuditOpening.$Shape} AuditOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AuditOpening & huecry.v1.AuditOpening.$Shape;

            /**
             * Creates an AuditOpening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AuditOpening
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AuditOpening;

            /**
             * Creates a plain object from an AuditOpening message. Also converts values to other types if specified.
             * @param message AuditOpening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AuditOpening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AuditOpening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AuditOpening {

            /** Properties of an AuditOpening. */
            interface $Properties {

                /** AuditOpening position */
                position?: (number|Long|null);

                /** AuditOpening notice */
                notice?: (huecry.v1.NoticeOpening.$Properties|null);

                /** AuditOpening decision */
                decision?: (huecry.v1.DecisionOpening.$Properties|null);

                /** AuditOpening receipts */
                receipts?: (huecry.v1.ReceiptsOpening.$Properties|null);

                /** AuditOpening refusal */
                refusal?: (huecry.v1.SaltedOpening.$Properties|null);

                /** AuditOpening release */
                release?: (huecry.v1.SaltedOpening.$Properties|null);

                /** AuditOpening recall */
                recall?: (huecry.v1.SaltedOpening.$Properties|null);

                /** AuditOpening body */
                body?: ("notice"|"decision"|"receipts"|"refusal"|"release"|"recall");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an AuditOpening. */
            type $Shape = {
              position?: number|Long|null;
              notice?: huecry.v1.NoticeOpening.$Shape|null;
              decision?: huecry.v1.DecisionOpening.$Shape|null;
              receipts?: huecry.v1.ReceiptsOpening.$Shape|null;
              refusal?: huecry.v1.SaltedOpening.$Shape|null;
              release?: huecry.v1.SaltedOpening.$Shape|null;
              recall?: huecry.v1.SaltedOpening.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "notice"; notice: huecry.v1.NoticeOpening.$Shape; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "decision"; notice?: null; decision: huecry.v1.DecisionOpening.$Shape; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "receipts"; notice?: null; decision?: null; receipts: huecry.v1.ReceiptsOpening.$Shape; refusal?: null; release?: null; recall?: null }|{ body?: "refusal"; notice?: null; decision?: null; receipts?: null; refusal: huecry.v1.SaltedOpening.$Shape; release?: null; recall?: null }|{ body?: "release"; notice?: null; decision?: null; receipts?: null; refusal?: null; release: huecry.v1.SaltedOpening.$Shape; recall?: null }|{ body?: "recall"; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall: huecry.v1.SaltedOpening.$Shape })
            );
        }

        /**
         * Properties of a NoticeOpening.
         * @deprecated Use huecry.v1.NoticeOpening.$Properties instead.
         */
        interface INoticeOpening extends huecry.v1.NoticeOpening.$Properties {
        }

        /** Represents a NoticeOpening. */
        class NoticeOpening {

            /**
             * Constructs a new NoticeOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.NoticeOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NoticeOpening routing. */
            routing: Uint8Array;

            /** NoticeOpening restrictions. */
            restrictions: Uint8Array;

            /** NoticeOpening elements. */
            elements: Uint8Array[];

            /** NoticeOpening content. */
            content: Uint8Array[];

            /**
             * Encodes the specified NoticeOpening message. Does not implicitly {@link huecry.v1.NoticeOpening.verify|verify} messages.
             * @param message NoticeOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.NoticeOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NoticeOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.NoticeOpening & huecry.v1.NoticeOpening.$Shape} NoticeOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.NoticeOpening & huecry.v1.NoticeOpening.$Shape;

            /**
             * Creates a NoticeOpening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns NoticeOpening
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.NoticeOpening;

            /**
             * Creates a plain object from a NoticeOpening message. Also converts values to other types if specified.
             * @param message NoticeOpening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.NoticeOpening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this NoticeOpening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace NoticeOpening {

            /** Properties of a NoticeOpening. */
            interface $Properties {

                /** NoticeOpening routing */
                routing?: (Uint8Array|null);

                /** NoticeOpening restrictions */
                restrictions?: (Uint8Array|null);

                /** NoticeOpening elements */
                elements?: (Uint8Array[]|null);

                /** NoticeOpening content */
                content?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NoticeOpening. */
            type $Shape = huecry.v1.NoticeOpening.$Properties;
        }

        /**
         * Properties of a DecisionOpening.
         * @deprecated Use huecry.v1.DecisionOpening.$Properties instead.
         */
        interface IDecisionOpening extends huecry.v1.DecisionOpening.$Properties {
        }

        /** Represents a DecisionOpening. */
        class DecisionOpening {

            /**
             * Constructs a new DecisionOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.DecisionOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DecisionOpening elements. */
            elements: Uint8Array[];

            /**
             * Encodes the specified DecisionOpening message. Does not implicitly {@link huecry.v1.DecisionOpening.verify|verify} messages.
             * @param message DecisionOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.DecisionOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DecisionOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.DecisionOpening & huecry.v1.DecisionOpening.$Shape} DecisionOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.DecisionOpening & huecry.v1.DecisionOpening.$Shape;

            /**
             * Creates a DecisionOpening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DecisionOpening
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.DecisionOpening;

            /**
             * Creates a plain object from a DecisionOpening message. Also converts values to other types if specified.
             * @param message DecisionOpening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.DecisionOpening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DecisionOpening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DecisionOpening {

            /** Properties of a DecisionOpening. */
            interface $Properties {

                /** DecisionOpening elements */
                elements?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DecisionOpening. */
            type $Shape = huecry.v1.DecisionOpening.$Properties;
        }

        /**
         * Properties of a ReceiptsOpening.
         * @deprecated Use huecry.v1.ReceiptsOpening.$Properties instead.
         */
        interface IReceiptsOpening extends huecry.v1.ReceiptsOpening.$Properties {
        }

        /** Represents a ReceiptsOpening. */
        class ReceiptsOpening {

            /**
             * Constructs a new ReceiptsOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ReceiptsOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReceiptsOpening receipts. */
            receipts: huecry.v1.SaltedOpening.$Properties[];

            /**
             * Encodes the specified ReceiptsOpening message. Does not implicitly {@link huecry.v1.ReceiptsOpening.verify|verify} messages.
             * @param message ReceiptsOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ReceiptsOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReceiptsOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ReceiptsOpening & huecry.v1.ReceiptsOpening.$Shape} ReceiptsOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ReceiptsOpening & huecry.v1.ReceiptsOpening.$Shape;

            /**
             * Creates a ReceiptsOpening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReceiptsOpening
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ReceiptsOpening;

            /**
             * Creates a plain object from a ReceiptsOpening message. Also converts values to other types if specified.
             * @param message ReceiptsOpening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ReceiptsOpening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReceiptsOpening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReceiptsOpening {

            /** Properties of a ReceiptsOpening. */
            interface $Properties {

                /** ReceiptsOpening receipts */
                receipts?: (huecry.v1.SaltedOpening.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReceiptsOpening. */
            type $Shape = huecry.v1.ReceiptsOpening.$Properties;
        }

        /**
         * Properties of a SaltedOpening.
         * @deprecated Use huecry.v1.SaltedOpening.$Properties instead.
         */
        interface ISaltedOpening extends huecry.v1.SaltedOpening.$Properties {
        }

        /** Represents a SaltedOpening. */
        class SaltedOpening {

            /**
             * Constructs a new SaltedOpening.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.SaltedOpening.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SaltedOpening salt. */
            salt: Uint8Array;

            /** SaltedOpening jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified SaltedOpening message. Does not implicitly {@link huecry.v1.SaltedOpening.verify|verify} messages.
             * @param message SaltedOpening message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.SaltedOpening.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SaltedOpening message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.SaltedOpening & huecry.v1.SaltedOpening.$Shape} SaltedOpening
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.SaltedOpening & huecry.v1.SaltedOpening.$Shape;

            /**
             * Creates a SaltedOpening message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SaltedOpening
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.SaltedOpening;

            /**
             * Creates a plain object from a SaltedOpening message. Also converts values to other types if specified.
             * @param message SaltedOpening
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.SaltedOpening, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SaltedOpening to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SaltedOpening {

            /** Properties of a SaltedOpening. */
            interface $Properties {

                /** SaltedOpening salt */
                salt?: (Uint8Array|null);

                /** SaltedOpening jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SaltedOpening. */
            type $Shape = huecry.v1.SaltedOpening.$Properties;
        }

        /**
         * Properties of an Entry.
         * @deprecated Use huecry.v1.Entry.$Properties instead.
         */
        interface IEntry extends huecry.v1.Entry.$Properties {
        }

        /** Represents an Entry. */
        class Entry {

            /**
             * Constructs a new Entry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Entry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Entry timeMs. */
            timeMs: (number|Long);

            /** Entry unwitnessed. */
            unwitnessed: boolean;

            /** Entry genesis. */
            genesis?: (huecry.v1.GenesisEntry.$Properties|null);

            /** Entry registry. */
            registry?: (huecry.v1.RegistryEntry.$Properties|null);

            /** Entry notice. */
            notice?: (huecry.v1.NoticeEntry.$Properties|null);

            /** Entry decision. */
            decision?: (huecry.v1.DecisionEntry.$Properties|null);

            /** Entry receipts. */
            receipts?: (huecry.v1.ReceiptsEntry.$Properties|null);

            /** Entry refusal. */
            refusal?: (huecry.v1.RefusalEntry.$Properties|null);

            /** Entry release. */
            release?: (huecry.v1.ReleaseEntry.$Properties|null);

            /** Entry recall. */
            recall?: (huecry.v1.RecallEntry.$Properties|null);

            /** Entry body. */
            body?: ("genesis"|"registry"|"notice"|"decision"|"receipts"|"refusal"|"release"|"recall");

            /**
             * Encodes the specified Entry message. Does not implicitly {@link huecry.v1.Entry.verify|verify} messages.
             * @param message Entry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Entry & huecry.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Entry & huecry.v1.Entry.$Shape;

            /**
             * Creates an Entry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Entry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Entry;

            /**
             * Creates a plain object from an Entry message. Also converts values to other types if specified.
             * @param message Entry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Entry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Entry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Entry {

            /** Properties of an Entry. */
            interface $Properties {

                /** Entry timeMs */
                timeMs?: (number|Long|null);

                /** Entry unwitnessed */
                unwitnessed?: (boolean|null);

                /** Entry genesis */
                genesis?: (huecry.v1.GenesisEntry.$Properties|null);

                /** Entry registry */
                registry?: (huecry.v1.RegistryEntry.$Properties|null);

                /** Entry notice */
                notice?: (huecry.v1.NoticeEntry.$Properties|null);

                /** Entry decision */
                decision?: (huecry.v1.DecisionEntry.$Properties|null);

                /** Entry receipts */
                receipts?: (huecry.v1.ReceiptsEntry.$Properties|null);

                /** Entry refusal */
                refusal?: (huecry.v1.RefusalEntry.$Properties|null);

                /** Entry release */
                release?: (huecry.v1.ReleaseEntry.$Properties|null);

                /** Entry recall */
                recall?: (huecry.v1.RecallEntry.$Properties|null);

                /** Entry body */
                body?: ("genesis"|"registry"|"notice"|"decision"|"receipts"|"refusal"|"release"|"recall");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Entry. */
            type $Shape = {
              timeMs?: number|Long|null;
              unwitnessed?: boolean|null;
              genesis?: huecry.v1.GenesisEntry.$Shape|null;
              registry?: huecry.v1.RegistryEntry.$Shape|null;
              notice?: huecry.v1.NoticeEntry.$Shape|null;
              decision?: huecry.v1.DecisionEntry.$Shape|null;
              receipts?: huecry.v1.ReceiptsEntry.$Shape|null;
              refusal?: huecry.v1.RefusalEntry.$Shape|null;
              release?: huecry.v1.ReleaseEntry.$Shape|null;
              recall?: huecry.v1.RecallEntry.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "genesis"; genesis: huecry.v1.GenesisEntry.$Shape; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "registry"; genesis?: null; registry: huecry.v1.RegistryEntry.$Shape; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "notice"; genesis?: null; registry?: null; notice: huecry.v1.NoticeEntry.$Shape; decision?: null; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "decision"; genesis?: null; registry?: null; notice?: null; decision: huecry.v1.DecisionEntry.$Shape; receipts?: null; refusal?: null; release?: null; recall?: null }|{ body?: "receipts"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts: huecry.v1.ReceiptsEntry.$Shape; refusal?: null; release?: null; recall?: null }|{ body?: "refusal"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal: huecry.v1.RefusalEntry.$Shape; release?: null; recall?: null }|{ body?: "release"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release: huecry.v1.ReleaseEntry.$Shape; recall?: null }|{ body?: "recall"; genesis?: null; registry?: null; notice?: null; decision?: null; receipts?: null; refusal?: null; release?: null; recall: huecry.v1.RecallEntry.$Shape })
            );
        }

        /**
         * Properties of a GenesisEntry.
         * @deprecated Use huecry.v1.GenesisEntry.$Properties instead.
         */
        interface IGenesisEntry extends huecry.v1.GenesisEntry.$Properties {
        }

        /** Represents a GenesisEntry. */
        class GenesisEntry {

            /**
             * Constructs a new GenesisEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.GenesisEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GenesisEntry genesis. */
            genesis: Uint8Array;

            /**
             * Encodes the specified GenesisEntry message. Does not implicitly {@link huecry.v1.GenesisEntry.verify|verify} messages.
             * @param message GenesisEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.GenesisEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GenesisEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.GenesisEntry & huecry.v1.GenesisEntry.$Shape} GenesisEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.GenesisEntry & huecry.v1.GenesisEntry.$Shape;

            /**
             * Creates a GenesisEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns GenesisEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.GenesisEntry;

            /**
             * Creates a plain object from a GenesisEntry message. Also converts values to other types if specified.
             * @param message GenesisEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.GenesisEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this GenesisEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace GenesisEntry {

            /** Properties of a GenesisEntry. */
            interface $Properties {

                /** GenesisEntry genesis */
                genesis?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GenesisEntry. */
            type $Shape = huecry.v1.GenesisEntry.$Properties;
        }

        /**
         * Properties of a RegistryEntry.
         * @deprecated Use huecry.v1.RegistryEntry.$Properties instead.
         */
        interface IRegistryEntry extends huecry.v1.RegistryEntry.$Properties {
        }

        /** Represents a RegistryEntry. */
        class RegistryEntry {

            /**
             * Constructs a new RegistryEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RegistryEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegistryEntry prev. */
            prev: Uint8Array;

            /** RegistryEntry statement. */
            statement?: (huecry.v1.SignedStatement.$Properties|null);

            /**
             * Encodes the specified RegistryEntry message. Does not implicitly {@link huecry.v1.RegistryEntry.verify|verify} messages.
             * @param message RegistryEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RegistryEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegistryEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryEntry & huecry.v1.RegistryEntry.$Shape} RegistryEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RegistryEntry & huecry.v1.RegistryEntry.$Shape;

            /**
             * Creates a RegistryEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegistryEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RegistryEntry;

            /**
             * Creates a plain object from a RegistryEntry message. Also converts values to other types if specified.
             * @param message RegistryEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RegistryEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegistryEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegistryEntry {

            /** Properties of a RegistryEntry. */
            interface $Properties {

                /** RegistryEntry prev */
                prev?: (Uint8Array|null);

                /** RegistryEntry statement */
                statement?: (huecry.v1.SignedStatement.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegistryEntry. */
            type $Shape = huecry.v1.RegistryEntry.$Properties;
        }

        /**
         * Properties of a NoticeEntry.
         * @deprecated Use huecry.v1.NoticeEntry.$Properties instead.
         */
        interface INoticeEntry extends huecry.v1.NoticeEntry.$Properties {
        }

        /** Represents a NoticeEntry. */
        class NoticeEntry {

            /**
             * Constructs a new NoticeEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.NoticeEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NoticeEntry jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified NoticeEntry message. Does not implicitly {@link huecry.v1.NoticeEntry.verify|verify} messages.
             * @param message NoticeEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.NoticeEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NoticeEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.NoticeEntry & huecry.v1.NoticeEntry.$Shape} NoticeEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.NoticeEntry & huecry.v1.NoticeEntry.$Shape;

            /**
             * Creates a NoticeEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns NoticeEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.NoticeEntry;

            /**
             * Creates a plain object from a NoticeEntry message. Also converts values to other types if specified.
             * @param message NoticeEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.NoticeEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this NoticeEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace NoticeEntry {

            /** Properties of a NoticeEntry. */
            interface $Properties {

                /** NoticeEntry jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NoticeEntry. */
            type $Shape = huecry.v1.NoticeEntry.$Properties;
        }

        /**
         * Properties of a DecisionEntry.
         * @deprecated Use huecry.v1.DecisionEntry.$Properties instead.
         */
        interface IDecisionEntry extends huecry.v1.DecisionEntry.$Properties {
        }

        /** Represents a DecisionEntry. */
        class DecisionEntry {

            /**
             * Constructs a new DecisionEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.DecisionEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DecisionEntry noticePosition. */
            noticePosition: (number|Long);

            /** DecisionEntry jws. */
            jws: Uint8Array;

            /**
             * Encodes the specified DecisionEntry message. Does not implicitly {@link huecry.v1.DecisionEntry.verify|verify} messages.
             * @param message DecisionEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.DecisionEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DecisionEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.DecisionEntry & huecry.v1.DecisionEntry.$Shape} DecisionEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.DecisionEntry & huecry.v1.DecisionEntry.$Shape;

            /**
             * Creates a DecisionEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns DecisionEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.DecisionEntry;

            /**
             * Creates a plain object from a DecisionEntry message. Also converts values to other types if specified.
             * @param message DecisionEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.DecisionEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this DecisionEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace DecisionEntry {

            /** Properties of a DecisionEntry. */
            interface $Properties {

                /** DecisionEntry noticePosition */
                noticePosition?: (number|Long|null);

                /** DecisionEntry jws */
                jws?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DecisionEntry. */
            type $Shape = huecry.v1.DecisionEntry.$Properties;
        }

        /**
         * Properties of a ReceiptsEntry.
         * @deprecated Use huecry.v1.ReceiptsEntry.$Properties instead.
         */
        interface IReceiptsEntry extends huecry.v1.ReceiptsEntry.$Properties {
        }

        /** Represents a ReceiptsEntry. */
        class ReceiptsEntry {

            /**
             * Constructs a new ReceiptsEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ReceiptsEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReceiptsEntry digests. */
            digests: Uint8Array[];

            /**
             * Encodes the specified ReceiptsEntry message. Does not implicitly {@link huecry.v1.ReceiptsEntry.verify|verify} messages.
             * @param message ReceiptsEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ReceiptsEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReceiptsEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ReceiptsEntry & huecry.v1.ReceiptsEntry.$Shape} ReceiptsEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ReceiptsEntry & huecry.v1.ReceiptsEntry.$Shape;

            /**
             * Creates a ReceiptsEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReceiptsEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ReceiptsEntry;

            /**
             * Creates a plain object from a ReceiptsEntry message. Also converts values to other types if specified.
             * @param message ReceiptsEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ReceiptsEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReceiptsEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReceiptsEntry {

            /** Properties of a ReceiptsEntry. */
            interface $Properties {

                /** ReceiptsEntry digests */
                digests?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReceiptsEntry. */
            type $Shape = huecry.v1.ReceiptsEntry.$Properties;
        }

        /**
         * Properties of a RefusalEntry.
         * @deprecated Use huecry.v1.RefusalEntry.$Properties instead.
         */
        interface IRefusalEntry extends huecry.v1.RefusalEntry.$Properties {
        }

        /** Represents a RefusalEntry. */
        class RefusalEntry {

            /**
             * Constructs a new RefusalEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RefusalEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RefusalEntry noticePosition. */
            noticePosition: (number|Long);

            /** RefusalEntry digest. */
            digest: Uint8Array;

            /**
             * Encodes the specified RefusalEntry message. Does not implicitly {@link huecry.v1.RefusalEntry.verify|verify} messages.
             * @param message RefusalEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RefusalEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RefusalEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RefusalEntry & huecry.v1.RefusalEntry.$Shape} RefusalEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RefusalEntry & huecry.v1.RefusalEntry.$Shape;

            /**
             * Creates a RefusalEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RefusalEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RefusalEntry;

            /**
             * Creates a plain object from a RefusalEntry message. Also converts values to other types if specified.
             * @param message RefusalEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RefusalEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RefusalEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RefusalEntry {

            /** Properties of a RefusalEntry. */
            interface $Properties {

                /** RefusalEntry noticePosition */
                noticePosition?: (number|Long|null);

                /** RefusalEntry digest */
                digest?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RefusalEntry. */
            type $Shape = huecry.v1.RefusalEntry.$Properties;
        }

        /**
         * Properties of a ReleaseEntry.
         * @deprecated Use huecry.v1.ReleaseEntry.$Properties instead.
         */
        interface IReleaseEntry extends huecry.v1.ReleaseEntry.$Properties {
        }

        /** Represents a ReleaseEntry. */
        class ReleaseEntry {

            /**
             * Constructs a new ReleaseEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ReleaseEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReleaseEntry noticePosition. */
            noticePosition: (number|Long);

            /** ReleaseEntry digest. */
            digest: Uint8Array;

            /**
             * Encodes the specified ReleaseEntry message. Does not implicitly {@link huecry.v1.ReleaseEntry.verify|verify} messages.
             * @param message ReleaseEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ReleaseEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ReleaseEntry & huecry.v1.ReleaseEntry.$Shape} ReleaseEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ReleaseEntry & huecry.v1.ReleaseEntry.$Shape;

            /**
             * Creates a ReleaseEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReleaseEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ReleaseEntry;

            /**
             * Creates a plain object from a ReleaseEntry message. Also converts values to other types if specified.
             * @param message ReleaseEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ReleaseEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReleaseEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReleaseEntry {

            /** Properties of a ReleaseEntry. */
            interface $Properties {

                /** ReleaseEntry noticePosition */
                noticePosition?: (number|Long|null);

                /** ReleaseEntry digest */
                digest?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseEntry. */
            type $Shape = huecry.v1.ReleaseEntry.$Properties;
        }

        /**
         * Properties of a RecallEntry.
         * @deprecated Use huecry.v1.RecallEntry.$Properties instead.
         */
        interface IRecallEntry extends huecry.v1.RecallEntry.$Properties {
        }

        /** Represents a RecallEntry. */
        class RecallEntry {

            /**
             * Constructs a new RecallEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RecallEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RecallEntry noticePosition. */
            noticePosition: (number|Long);

            /** RecallEntry digest. */
            digest: Uint8Array;

            /**
             * Encodes the specified RecallEntry message. Does not implicitly {@link huecry.v1.RecallEntry.verify|verify} messages.
             * @param message RecallEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RecallEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RecallEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RecallEntry & huecry.v1.RecallEntry.$Shape} RecallEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RecallEntry & huecry.v1.RecallEntry.$Shape;

            /**
             * Creates a RecallEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RecallEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RecallEntry;

            /**
             * Creates a plain object from a RecallEntry message. Also converts values to other types if specified.
             * @param message RecallEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RecallEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RecallEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RecallEntry {

            /** Properties of a RecallEntry. */
            interface $Properties {

                /** RecallEntry noticePosition */
                noticePosition?: (number|Long|null);

                /** RecallEntry digest */
                digest?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RecallEntry. */
            type $Shape = huecry.v1.RecallEntry.$Properties;
        }

        /**
         * Properties of a SignedStatement.
         * @deprecated Use huecry.v1.SignedStatement.$Properties instead.
         */
        interface ISignedStatement extends huecry.v1.SignedStatement.$Properties {
        }

        /** Represents a SignedStatement. */
        class SignedStatement {

            /**
             * Constructs a new SignedStatement.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.SignedStatement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedStatement payload. */
            payload: Uint8Array;

            /** SignedStatement signatures. */
            signatures: huecry.v1.StatementSignature.$Properties[];

            /**
             * Encodes the specified SignedStatement message. Does not implicitly {@link huecry.v1.SignedStatement.verify|verify} messages.
             * @param message SignedStatement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.SignedStatement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedStatement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.SignedStatement & huecry.v1.SignedStatement.$Shape} SignedStatement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.SignedStatement & huecry.v1.SignedStatement.$Shape;

            /**
             * Creates a SignedStatement message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns SignedStatement
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.SignedStatement;

            /**
             * Creates a plain object from a SignedStatement message. Also converts values to other types if specified.
             * @param message SignedStatement
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.SignedStatement, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this SignedStatement to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace SignedStatement {

            /** Properties of a SignedStatement. */
            interface $Properties {

                /** SignedStatement payload */
                payload?: (Uint8Array|null);

                /** SignedStatement signatures */
                signatures?: (huecry.v1.StatementSignature.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedStatement. */
            type $Shape = huecry.v1.SignedStatement.$Properties;
        }

        /**
         * Properties of a StatementSignature.
         * @deprecated Use huecry.v1.StatementSignature.$Properties instead.
         */
        interface IStatementSignature extends huecry.v1.StatementSignature.$Properties {
        }

        /** Represents a StatementSignature. */
        class StatementSignature {

            /**
             * Constructs a new StatementSignature.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.StatementSignature.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatementSignature protected. */
            protected: Uint8Array;

            /** StatementSignature signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified StatementSignature message. Does not implicitly {@link huecry.v1.StatementSignature.verify|verify} messages.
             * @param message StatementSignature message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.StatementSignature.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatementSignature message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.StatementSignature & huecry.v1.StatementSignature.$Shape} StatementSignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.StatementSignature & huecry.v1.StatementSignature.$Shape;

            /**
             * Creates a StatementSignature message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StatementSignature
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.StatementSignature;

            /**
             * Creates a plain object from a StatementSignature message. Also converts values to other types if specified.
             * @param message StatementSignature
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.StatementSignature, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StatementSignature to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace StatementSignature {

            /** Properties of a StatementSignature. */
            interface $Properties {

                /** StatementSignature protected */
                "protected"?: (Uint8Array|null);

                /** StatementSignature signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatementSignature. */
            type $Shape = huecry.v1.StatementSignature.$Properties;
        }

        /**
         * Properties of a Slot.
         * @deprecated Use huecry.v1.Slot.$Properties instead.
         */
        interface ISlot extends huecry.v1.Slot.$Properties {
        }

        /** Represents a Slot. */
        class Slot {

            /**
             * Constructs a new Slot.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Slot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Slot disclosure. */
            disclosure: Uint8Array;

            /** Slot ciphertext. */
            ciphertext: Uint8Array;

            /**
             * Encodes the specified Slot message. Does not implicitly {@link huecry.v1.Slot.verify|verify} messages.
             * @param message Slot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Slot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Slot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Slot & huecry.v1.Slot.$Shape} Slot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Slot & huecry.v1.Slot.$Shape;

            /**
             * Creates a Slot message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Slot
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Slot;

            /**
             * Creates a plain object from a Slot message. Also converts values to other types if specified.
             * @param message Slot
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Slot, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Slot to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Slot {

            /** Properties of a Slot. */
            interface $Properties {

                /** Slot disclosure */
                disclosure?: (Uint8Array|null);

                /** Slot ciphertext */
                ciphertext?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Slot. */
            type $Shape = huecry.v1.Slot.$Properties;
        }

        /**
         * Properties of a WrappedKey.
         * @deprecated Use huecry.v1.WrappedKey.$Properties instead.
         */
        interface IWrappedKey extends huecry.v1.WrappedKey.$Properties {
        }

        /** Represents a WrappedKey. */
        class WrappedKey {

            /**
             * Constructs a new WrappedKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.WrappedKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WrappedKey category. */
            category: string;

            /** WrappedKey key. */
            key: Uint8Array;

            /**
             * Encodes the specified WrappedKey message. Does not implicitly {@link huecry.v1.WrappedKey.verify|verify} messages.
             * @param message WrappedKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.WrappedKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WrappedKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.WrappedKey & huecry.v1.WrappedKey.$Shape} WrappedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.WrappedKey & huecry.v1.WrappedKey.$Shape;

            /**
             * Creates a WrappedKey message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns WrappedKey
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.WrappedKey;

            /**
             * Creates a plain object from a WrappedKey message. Also converts values to other types if specified.
             * @param message WrappedKey
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.WrappedKey, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this WrappedKey to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace WrappedKey {

            /** Properties of a WrappedKey. */
            interface $Properties {

                /** WrappedKey category */
                category?: (string|null);

                /** WrappedKey key */
                key?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WrappedKey. */
            type $Shape = huecry.v1.WrappedKey.$Properties;
        }

        /**
         * Properties of a Box.
         * @deprecated Use huecry.v1.Box.$Properties instead.
         */
        interface IBox extends huecry.v1.Box.$Properties {
        }

        /** Represents a Box. */
        class Box {

            /**
             * Constructs a new Box.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Box.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Box element. */
            element: Uint8Array;

            /** Box enc. */
            enc: Uint8Array;

            /** Box keys. */
            keys: huecry.v1.WrappedKey.$Properties[];

            /**
             * Encodes the specified Box message. Does not implicitly {@link huecry.v1.Box.verify|verify} messages.
             * @param message Box message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Box.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Box message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Box & huecry.v1.Box.$Shape} Box
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Box & huecry.v1.Box.$Shape;

            /**
             * Creates a Box message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Box
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Box;

            /**
             * Creates a plain object from a Box message. Also converts values to other types if specified.
             * @param message Box
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Box, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Box to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Box {

            /** Properties of a Box. */
            interface $Properties {

                /** Box element */
                element?: (Uint8Array|null);

                /** Box enc */
                enc?: (Uint8Array|null);

                /** Box keys */
                keys?: (huecry.v1.WrappedKey.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Box. */
            type $Shape = huecry.v1.Box.$Properties;
        }

        /**
         * Properties of a Submission.
         * @deprecated Use huecry.v1.Submission.$Properties instead.
         */
        interface ISubmission extends huecry.v1.Submission.$Properties {
        }

        /** Represents a Submission. */
        class Submission {

            /**
             * Constructs a new Submission.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Submission.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Submission suite. */
            suite: string;

            /** Submission jws. */
            jws: Uint8Array;

            /** Submission routing. */
            routing: Uint8Array;

            /** Submission slots. */
            slots: huecry.v1.Slot.$Properties[];

            /** Submission boxes. */
            boxes: huecry.v1.Box.$Properties[];

            /** Submission restrictions. */
            restrictions: Uint8Array;

            /**
             * Encodes the specified Submission message. Does not implicitly {@link huecry.v1.Submission.verify|verify} messages.
             * @param message Submission message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Submission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Submission message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Submission & huecry.v1.Submission.$Shape} Submission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Submission & huecry.v1.Submission.$Shape;

            /**
             * Creates a Submission message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Submission
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Submission;

            /**
             * Creates a plain object from a Submission message. Also converts values to other types if specified.
             * @param message Submission
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Submission, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Submission to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Submission {

            /** Properties of a Submission. */
            interface $Properties {

                /** Submission suite */
                suite?: (string|null);

                /** Submission jws */
                jws?: (Uint8Array|null);

                /** Submission routing */
                routing?: (Uint8Array|null);

                /** Submission slots */
                slots?: (huecry.v1.Slot.$Properties[]|null);

                /** Submission boxes */
                boxes?: (huecry.v1.Box.$Properties[]|null);

                /** Submission restrictions */
                restrictions?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Submission. */
            type $Shape = huecry.v1.Submission.$Properties;
        }

        /**
         * Properties of a Delivery.
         * @deprecated Use huecry.v1.Delivery.$Properties instead.
         */
        interface IDelivery extends huecry.v1.Delivery.$Properties {
        }

        /** Represents a Delivery. */
        class Delivery {

            /**
             * Constructs a new Delivery.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.Delivery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delivery suite. */
            suite: string;

            /** Delivery jws. */
            jws: Uint8Array;

            /** Delivery routing. */
            routing: Uint8Array;

            /** Delivery slots. */
            slots: huecry.v1.Slot.$Properties[];

            /** Delivery decision. */
            decision: Uint8Array;

            /** Delivery noticePosition. */
            noticePosition: (number|Long);

            /** Delivery decisionPosition. */
            decisionPosition: (number|Long);

            /** Delivery unwitnessed. */
            unwitnessed: boolean;

            /** Delivery decisionElement. */
            decisionElement: Uint8Array;

            /** Delivery box. */
            box?: (huecry.v1.Box.$Properties|null);

            /** Delivery held. */
            held: Uint8Array[];

            /**
             * Encodes the specified Delivery message. Does not implicitly {@link huecry.v1.Delivery.verify|verify} messages.
             * @param message Delivery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.Delivery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delivery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.Delivery & huecry.v1.Delivery.$Shape} Delivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.Delivery & huecry.v1.Delivery.$Shape;

            /**
             * Creates a Delivery message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Delivery
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.Delivery;

            /**
             * Creates a plain object from a Delivery message. Also converts values to other types if specified.
             * @param message Delivery
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.Delivery, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Delivery to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Delivery {

            /** Properties of a Delivery. */
            interface $Properties {

                /** Delivery suite */
                suite?: (string|null);

                /** Delivery jws */
                jws?: (Uint8Array|null);

                /** Delivery routing */
                routing?: (Uint8Array|null);

                /** Delivery slots */
                slots?: (huecry.v1.Slot.$Properties[]|null);

                /** Delivery decision */
                decision?: (Uint8Array|null);

                /** Delivery noticePosition */
                noticePosition?: (number|Long|null);

                /** Delivery decisionPosition */
                decisionPosition?: (number|Long|null);

                /** Delivery unwitnessed */
                unwitnessed?: (boolean|null);

                /** Delivery decisionElement */
                decisionElement?: (Uint8Array|null);

                /** Delivery box */
                box?: (huecry.v1.Box.$Properties|null);

                /** Delivery held */
                held?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delivery. */
            type $Shape = huecry.v1.Delivery.$Properties;
        }

        /**
         * Properties of an AppendItem.
         * @deprecated Use huecry.v1.AppendItem.$Properties instead.
         */
        interface IAppendItem extends huecry.v1.AppendItem.$Properties {
        }

        /** Represents an AppendItem. */
        class AppendItem {

            /**
             * Constructs a new AppendItem.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AppendItem.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendItem key. */
            key: Uint8Array;

            /** AppendItem entry. */
            entry: Uint8Array;

            /** AppendItem essential. */
            essential: boolean;

            /**
             * Encodes the specified AppendItem message. Does not implicitly {@link huecry.v1.AppendItem.verify|verify} messages.
             * @param message AppendItem message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AppendItem.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendItem message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AppendItem & huecry.v1.AppendItem.$Shape} AppendItem
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AppendItem & huecry.v1.AppendItem.$Shape;

            /**
             * Creates an AppendItem message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppendItem
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AppendItem;

            /**
             * Creates a plain object from an AppendItem message. Also converts values to other types if specified.
             * @param message AppendItem
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AppendItem, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppendItem to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AppendItem {

            /** Properties of an AppendItem. */
            interface $Properties {

                /** AppendItem key */
                key?: (Uint8Array|null);

                /** AppendItem entry */
                entry?: (Uint8Array|null);

                /** AppendItem essential */
                essential?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendItem. */
            type $Shape = huecry.v1.AppendItem.$Properties;
        }

        /**
         * Properties of an AppendRequest.
         * @deprecated Use huecry.v1.AppendRequest.$Properties instead.
         */
        interface IAppendRequest extends huecry.v1.AppendRequest.$Properties {
        }

        /** Represents an AppendRequest. */
        class AppendRequest {

            /**
             * Constructs a new AppendRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AppendRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendRequest registryPosition. */
            registryPosition: (number|Long);

            /** AppendRequest items. */
            items: huecry.v1.AppendItem.$Properties[];

            /**
             * Encodes the specified AppendRequest message. Does not implicitly {@link huecry.v1.AppendRequest.verify|verify} messages.
             * @param message AppendRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AppendRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AppendRequest & huecry.v1.AppendRequest.$Shape} AppendRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AppendRequest & huecry.v1.AppendRequest.$Shape;

            /**
             * Creates an AppendRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppendRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AppendRequest;

            /**
             * Creates a plain object from an AppendRequest message. Also converts values to other types if specified.
             * @param message AppendRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AppendRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppendRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AppendRequest {

            /** Properties of an AppendRequest. */
            interface $Properties {

                /** AppendRequest registryPosition */
                registryPosition?: (number|Long|null);

                /** AppendRequest items */
                items?: (huecry.v1.AppendItem.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendRequest. */
            type $Shape = huecry.v1.AppendRequest.$Properties;
        }

        /**
         * Properties of an AppendResponse.
         * @deprecated Use huecry.v1.AppendResponse.$Properties instead.
         */
        interface IAppendResponse extends huecry.v1.AppendResponse.$Properties {
        }

        /** Represents an AppendResponse. */
        class AppendResponse {

            /**
             * Constructs a new AppendResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.AppendResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendResponse error. */
            error: string;

            /** AppendResponse positions. */
            positions: (number|Long)[];

            /** AppendResponse registryPosition. */
            registryPosition: (number|Long);

            /** AppendResponse unwitnessed. */
            unwitnessed: boolean[];

            /** AppendResponse haltedSinceMs. */
            haltedSinceMs: (number|Long);

            /**
             * Encodes the specified AppendResponse message. Does not implicitly {@link huecry.v1.AppendResponse.verify|verify} messages.
             * @param message AppendResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.AppendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.AppendResponse & huecry.v1.AppendResponse.$Shape} AppendResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.AppendResponse & huecry.v1.AppendResponse.$Shape;

            /**
             * Creates an AppendResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns AppendResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.AppendResponse;

            /**
             * Creates a plain object from an AppendResponse message. Also converts values to other types if specified.
             * @param message AppendResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.AppendResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this AppendResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace AppendResponse {

            /** Properties of an AppendResponse. */
            interface $Properties {

                /** AppendResponse error */
                error?: (string|null);

                /** AppendResponse positions */
                positions?: ((number|Long)[]|null);

                /** AppendResponse registryPosition */
                registryPosition?: (number|Long|null);

                /** AppendResponse unwitnessed */
                unwitnessed?: (boolean[]|null);

                /** AppendResponse haltedSinceMs */
                haltedSinceMs?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendResponse. */
            type $Shape = huecry.v1.AppendResponse.$Properties;
        }

        /**
         * Properties of a ProofRequest.
         * @deprecated Use huecry.v1.ProofRequest.$Properties instead.
         */
        interface IProofRequest extends huecry.v1.ProofRequest.$Properties {
        }

        /** Represents a ProofRequest. */
        class ProofRequest {

            /**
             * Constructs a new ProofRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ProofRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProofRequest positions. */
            positions: (number|Long)[];

            /** ProofRequest size. */
            size: (number|Long);

            /** ProofRequest withEntries. */
            withEntries: boolean;

            /**
             * Encodes the specified ProofRequest message. Does not implicitly {@link huecry.v1.ProofRequest.verify|verify} messages.
             * @param message ProofRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ProofRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProofRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ProofRequest & huecry.v1.ProofRequest.$Shape} ProofRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ProofRequest & huecry.v1.ProofRequest.$Shape;

            /**
             * Creates a ProofRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProofRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ProofRequest;

            /**
             * Creates a plain object from a ProofRequest message. Also converts values to other types if specified.
             * @param message ProofRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ProofRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProofRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ProofRequest {

            /** Properties of a ProofRequest. */
            interface $Properties {

                /** ProofRequest positions */
                positions?: ((number|Long)[]|null);

                /** ProofRequest size */
                size?: (number|Long|null);

                /** ProofRequest withEntries */
                withEntries?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProofRequest. */
            type $Shape = huecry.v1.ProofRequest.$Properties;
        }

        /**
         * Properties of a ProofResponse.
         * @deprecated Use huecry.v1.ProofResponse.$Properties instead.
         */
        interface IProofResponse extends huecry.v1.ProofResponse.$Properties {
        }

        /** Represents a ProofResponse. */
        class ProofResponse {

            /**
             * Constructs a new ProofResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ProofResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProofResponse error. */
            error: string;

            /** ProofResponse proofs. */
            proofs: string[];

            /** ProofResponse entries. */
            entries: Uint8Array[];

            /** ProofResponse paths. */
            paths: huecry.v1.InclusionPath.$Properties[];

            /**
             * Encodes the specified ProofResponse message. Does not implicitly {@link huecry.v1.ProofResponse.verify|verify} messages.
             * @param message ProofResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ProofResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProofResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ProofResponse & huecry.v1.ProofResponse.$Shape} ProofResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ProofResponse & huecry.v1.ProofResponse.$Shape;

            /**
             * Creates a ProofResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ProofResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ProofResponse;

            /**
             * Creates a plain object from a ProofResponse message. Also converts values to other types if specified.
             * @param message ProofResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ProofResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ProofResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ProofResponse {

            /** Properties of a ProofResponse. */
            interface $Properties {

                /** ProofResponse error */
                error?: (string|null);

                /** ProofResponse proofs */
                proofs?: (string[]|null);

                /** ProofResponse entries */
                entries?: (Uint8Array[]|null);

                /** ProofResponse paths */
                paths?: (huecry.v1.InclusionPath.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProofResponse. */
            type $Shape = huecry.v1.ProofResponse.$Properties;
        }

        /**
         * Properties of an InclusionPath.
         * @deprecated Use huecry.v1.InclusionPath.$Properties instead.
         */
        interface IInclusionPath extends huecry.v1.InclusionPath.$Properties {
        }

        /** Represents an InclusionPath. */
        class InclusionPath {

            /**
             * Constructs a new InclusionPath.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.InclusionPath.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InclusionPath hashes. */
            hashes: Uint8Array[];

            /**
             * Encodes the specified InclusionPath message. Does not implicitly {@link huecry.v1.InclusionPath.verify|verify} messages.
             * @param message InclusionPath message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.InclusionPath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InclusionPath message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.InclusionPath & huecry.v1.InclusionPath.$Shape} InclusionPath
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.InclusionPath & huecry.v1.InclusionPath.$Shape;

            /**
             * Creates an InclusionPath message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns InclusionPath
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.InclusionPath;

            /**
             * Creates a plain object from an InclusionPath message. Also converts values to other types if specified.
             * @param message InclusionPath
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.InclusionPath, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this InclusionPath to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace InclusionPath {

            /** Properties of an InclusionPath. */
            interface $Properties {

                /** InclusionPath hashes */
                hashes?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InclusionPath. */
            type $Shape = huecry.v1.InclusionPath.$Properties;
        }

        /**
         * Properties of a ReadRequest.
         * @deprecated Use huecry.v1.ReadRequest.$Properties instead.
         */
        interface IReadRequest extends huecry.v1.ReadRequest.$Properties {
        }

        /** Represents a ReadRequest. */
        class ReadRequest {

            /**
             * Constructs a new ReadRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ReadRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadRequest from. */
            from: (number|Long);

            /** ReadRequest max. */
            max: number;

            /** ReadRequest registryOnly. */
            registryOnly: boolean;

            /** ReadRequest withProofs. */
            withProofs: boolean;

            /**
             * Encodes the specified ReadRequest message. Does not implicitly {@link huecry.v1.ReadRequest.verify|verify} messages.
             * @param message ReadRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ReadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ReadRequest & huecry.v1.ReadRequest.$Shape} ReadRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ReadRequest & huecry.v1.ReadRequest.$Shape;

            /**
             * Creates a ReadRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ReadRequest;

            /**
             * Creates a plain object from a ReadRequest message. Also converts values to other types if specified.
             * @param message ReadRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ReadRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadRequest {

            /** Properties of a ReadRequest. */
            interface $Properties {

                /** ReadRequest from */
                from?: (number|Long|null);

                /** ReadRequest max */
                max?: (number|null);

                /** ReadRequest registryOnly */
                registryOnly?: (boolean|null);

                /** ReadRequest withProofs */
                withProofs?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadRequest. */
            type $Shape = huecry.v1.ReadRequest.$Properties;
        }

        /**
         * Properties of a PositionedEntry.
         * @deprecated Use huecry.v1.PositionedEntry.$Properties instead.
         */
        interface IPositionedEntry extends huecry.v1.PositionedEntry.$Properties {
        }

        /** Represents a PositionedEntry. */
        class PositionedEntry {

            /**
             * Constructs a new PositionedEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.PositionedEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PositionedEntry position. */
            position: (number|Long);

            /** PositionedEntry entry. */
            entry: Uint8Array;

            /** PositionedEntry proof. */
            proof: string;

            /**
             * Encodes the specified PositionedEntry message. Does not implicitly {@link huecry.v1.PositionedEntry.verify|verify} messages.
             * @param message PositionedEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.PositionedEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PositionedEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.PositionedEntry & huecry.v1.PositionedEntry.$Shape} PositionedEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.PositionedEntry & huecry.v1.PositionedEntry.$Shape;

            /**
             * Creates a PositionedEntry message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns PositionedEntry
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.PositionedEntry;

            /**
             * Creates a plain object from a PositionedEntry message. Also converts values to other types if specified.
             * @param message PositionedEntry
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.PositionedEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this PositionedEntry to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace PositionedEntry {

            /** Properties of a PositionedEntry. */
            interface $Properties {

                /** PositionedEntry position */
                position?: (number|Long|null);

                /** PositionedEntry entry */
                entry?: (Uint8Array|null);

                /** PositionedEntry proof */
                proof?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PositionedEntry. */
            type $Shape = huecry.v1.PositionedEntry.$Properties;
        }

        /**
         * Properties of a ReadResponse.
         * @deprecated Use huecry.v1.ReadResponse.$Properties instead.
         */
        interface IReadResponse extends huecry.v1.ReadResponse.$Properties {
        }

        /** Represents a ReadResponse. */
        class ReadResponse {

            /**
             * Constructs a new ReadResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ReadResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadResponse error. */
            error: string;

            /** ReadResponse entries. */
            entries: huecry.v1.PositionedEntry.$Properties[];

            /** ReadResponse size. */
            size: (number|Long);

            /** ReadResponse checkpoint. */
            checkpoint: string;

            /**
             * Encodes the specified ReadResponse message. Does not implicitly {@link huecry.v1.ReadResponse.verify|verify} messages.
             * @param message ReadResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ReadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ReadResponse & huecry.v1.ReadResponse.$Shape} ReadResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ReadResponse & huecry.v1.ReadResponse.$Shape;

            /**
             * Creates a ReadResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ReadResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ReadResponse;

            /**
             * Creates a plain object from a ReadResponse message. Also converts values to other types if specified.
             * @param message ReadResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ReadResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ReadResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ReadResponse {

            /** Properties of a ReadResponse. */
            interface $Properties {

                /** ReadResponse error */
                error?: (string|null);

                /** ReadResponse entries */
                entries?: (huecry.v1.PositionedEntry.$Properties[]|null);

                /** ReadResponse size */
                size?: (number|Long|null);

                /** ReadResponse checkpoint */
                checkpoint?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadResponse. */
            type $Shape = huecry.v1.ReadResponse.$Properties;
        }

        /**
         * Properties of an EntriesProofRequest.
         * @deprecated Use huecry.v1.EntriesProofRequest.$Properties instead.
         */
        interface IEntriesProofRequest extends huecry.v1.EntriesProofRequest.$Properties {
        }

        /** Represents an EntriesProofRequest. */
        class EntriesProofRequest {

            /**
             * Constructs a new EntriesProofRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.EntriesProofRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EntriesProofRequest positions. */
            positions: (number|Long)[];

            /** EntriesProofRequest size. */
            size: (number|Long);

            /** EntriesProofRequest withEntries. */
            withEntries: boolean;

            /**
             * Encodes the specified EntriesProofRequest message. Does not implicitly {@link huecry.v1.EntriesProofRequest.verify|verify} messages.
             * @param message EntriesProofRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.EntriesProofRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EntriesProofRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.EntriesProofRequest & huecry.v1.EntriesProofRequest.$Shape} EntriesProofRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.EntriesProofRequest & huecry.v1.EntriesProofRequest.$Shape;

            /**
             * Creates an EntriesProofRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EntriesProofRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.EntriesProofRequest;

            /**
             * Creates a plain object from an EntriesProofRequest message. Also converts values to other types if specified.
             * @param message EntriesProofRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.EntriesProofRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EntriesProofRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EntriesProofRequest {

            /** Properties of an EntriesProofRequest. */
            interface $Properties {

                /** EntriesProofRequest positions */
                positions?: ((number|Long)[]|null);

                /** EntriesProofRequest size */
                size?: (number|Long|null);

                /** EntriesProofRequest withEntries */
                withEntries?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EntriesProofRequest. */
            type $Shape = huecry.v1.EntriesProofRequest.$Properties;
        }

        /**
         * Properties of an EntriesProofResponse.
         * @deprecated Use huecry.v1.EntriesProofResponse.$Properties instead.
         */
        interface IEntriesProofResponse extends huecry.v1.EntriesProofResponse.$Properties {
        }

        /** Represents an EntriesProofResponse. */
        class EntriesProofResponse {

            /**
             * Constructs a new EntriesProofResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.EntriesProofResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EntriesProofResponse error. */
            error: string;

            /** EntriesProofResponse proofs. */
            proofs: string[];

            /** EntriesProofResponse entries. */
            entries: Uint8Array[];

            /** EntriesProofResponse paths. */
            paths: huecry.v1.InclusionPath.$Properties[];

            /**
             * Encodes the specified EntriesProofResponse message. Does not implicitly {@link huecry.v1.EntriesProofResponse.verify|verify} messages.
             * @param message EntriesProofResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.EntriesProofResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EntriesProofResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.EntriesProofResponse & huecry.v1.EntriesProofResponse.$Shape} EntriesProofResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.EntriesProofResponse & huecry.v1.EntriesProofResponse.$Shape;

            /**
             * Creates an EntriesProofResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns EntriesProofResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.EntriesProofResponse;

            /**
             * Creates a plain object from an EntriesProofResponse message. Also converts values to other types if specified.
             * @param message EntriesProofResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.EntriesProofResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this EntriesProofResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace EntriesProofResponse {

            /** Properties of an EntriesProofResponse. */
            interface $Properties {

                /** EntriesProofResponse error */
                error?: (string|null);

                /** EntriesProofResponse proofs */
                proofs?: (string[]|null);

                /** EntriesProofResponse entries */
                entries?: (Uint8Array[]|null);

                /** EntriesProofResponse paths */
                paths?: (huecry.v1.InclusionPath.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EntriesProofResponse. */
            type $Shape = huecry.v1.EntriesProofResponse.$Properties;
        }

        /**
         * Properties of a ConsistencyRequest.
         * @deprecated Use huecry.v1.ConsistencyRequest.$Properties instead.
         */
        interface IConsistencyRequest extends huecry.v1.ConsistencyRequest.$Properties {
        }

        /** Represents a ConsistencyRequest. */
        class ConsistencyRequest {

            /**
             * Constructs a new ConsistencyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ConsistencyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsistencyRequest first. */
            first: (number|Long);

            /** ConsistencyRequest second. */
            second: (number|Long);

            /**
             * Encodes the specified ConsistencyRequest message. Does not implicitly {@link huecry.v1.ConsistencyRequest.verify|verify} messages.
             * @param message ConsistencyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ConsistencyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsistencyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ConsistencyRequest & huecry.v1.ConsistencyRequest.$Shape} ConsistencyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ConsistencyRequest & huecry.v1.ConsistencyRequest.$Shape;

            /**
             * Creates a ConsistencyRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConsistencyRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ConsistencyRequest;

            /**
             * Creates a plain object from a ConsistencyRequest message. Also converts values to other types if specified.
             * @param message ConsistencyRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ConsistencyRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConsistencyRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ConsistencyRequest {

            /** Properties of a ConsistencyRequest. */
            interface $Properties {

                /** ConsistencyRequest first */
                first?: (number|Long|null);

                /** ConsistencyRequest second */
                second?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsistencyRequest. */
            type $Shape = huecry.v1.ConsistencyRequest.$Properties;
        }

        /**
         * Properties of a ConsistencyResponse.
         * @deprecated Use huecry.v1.ConsistencyResponse.$Properties instead.
         */
        interface IConsistencyResponse extends huecry.v1.ConsistencyResponse.$Properties {
        }

        /** Represents a ConsistencyResponse. */
        class ConsistencyResponse {

            /**
             * Constructs a new ConsistencyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.ConsistencyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConsistencyResponse error. */
            error: string;

            /** ConsistencyResponse path. */
            path: Uint8Array[];

            /**
             * Encodes the specified ConsistencyResponse message. Does not implicitly {@link huecry.v1.ConsistencyResponse.verify|verify} messages.
             * @param message ConsistencyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.ConsistencyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConsistencyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.ConsistencyResponse & huecry.v1.ConsistencyResponse.$Shape} ConsistencyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.ConsistencyResponse & huecry.v1.ConsistencyResponse.$Shape;

            /**
             * Creates a ConsistencyResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns ConsistencyResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.ConsistencyResponse;

            /**
             * Creates a plain object from a ConsistencyResponse message. Also converts values to other types if specified.
             * @param message ConsistencyResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.ConsistencyResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this ConsistencyResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace ConsistencyResponse {

            /** Properties of a ConsistencyResponse. */
            interface $Properties {

                /** ConsistencyResponse error */
                error?: (string|null);

                /** ConsistencyResponse path */
                path?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConsistencyResponse. */
            type $Shape = huecry.v1.ConsistencyResponse.$Properties;
        }

        /**
         * Properties of a RegistryRequest.
         * @deprecated Use huecry.v1.RegistryRequest.$Properties instead.
         */
        interface IRegistryRequest extends huecry.v1.RegistryRequest.$Properties {
        }

        /** Represents a RegistryRequest. */
        class RegistryRequest {

            /**
             * Constructs a new RegistryRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RegistryRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegistryRequest from. */
            from: (number|Long);

            /**
             * Encodes the specified RegistryRequest message. Does not implicitly {@link huecry.v1.RegistryRequest.verify|verify} messages.
             * @param message RegistryRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RegistryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegistryRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryRequest & huecry.v1.RegistryRequest.$Shape} RegistryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RegistryRequest & huecry.v1.RegistryRequest.$Shape;

            /**
             * Creates a RegistryRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegistryRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RegistryRequest;

            /**
             * Creates a plain object from a RegistryRequest message. Also converts values to other types if specified.
             * @param message RegistryRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RegistryRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegistryRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegistryRequest {

            /** Properties of a RegistryRequest. */
            interface $Properties {

                /** RegistryRequest from */
                from?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegistryRequest. */
            type $Shape = huecry.v1.RegistryRequest.$Properties;
        }

        /**
         * Properties of a RegistryResponse.
         * @deprecated Use huecry.v1.RegistryResponse.$Properties instead.
         */
        interface IRegistryResponse extends huecry.v1.RegistryResponse.$Properties {
        }

        /** Represents a RegistryResponse. */
        class RegistryResponse {

            /**
             * Constructs a new RegistryResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RegistryResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegistryResponse error. */
            error: string;

            /** RegistryResponse entries. */
            entries: huecry.v1.RegistryProof.$Properties[];

            /** RegistryResponse checkpoint. */
            checkpoint: string;

            /** RegistryResponse waiting. */
            waiting: string;

            /** RegistryResponse waitingReason. */
            waitingReason: string;

            /**
             * Encodes the specified RegistryResponse message. Does not implicitly {@link huecry.v1.RegistryResponse.verify|verify} messages.
             * @param message RegistryResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RegistryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegistryResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryResponse & huecry.v1.RegistryResponse.$Shape} RegistryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RegistryResponse & huecry.v1.RegistryResponse.$Shape;

            /**
             * Creates a RegistryResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegistryResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RegistryResponse;

            /**
             * Creates a plain object from a RegistryResponse message. Also converts values to other types if specified.
             * @param message RegistryResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RegistryResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegistryResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegistryResponse {

            /** Properties of a RegistryResponse. */
            interface $Properties {

                /** RegistryResponse error */
                error?: (string|null);

                /** RegistryResponse entries */
                entries?: (huecry.v1.RegistryProof.$Properties[]|null);

                /** RegistryResponse checkpoint */
                checkpoint?: (string|null);

                /** RegistryResponse waiting */
                waiting?: (string|null);

                /** RegistryResponse waitingReason */
                waitingReason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegistryResponse. */
            type $Shape = huecry.v1.RegistryResponse.$Properties;
        }

        /**
         * Properties of a RegistryProof.
         * @deprecated Use huecry.v1.RegistryProof.$Properties instead.
         */
        interface IRegistryProof extends huecry.v1.RegistryProof.$Properties {
        }

        /** Represents a RegistryProof. */
        class RegistryProof {

            /**
             * Constructs a new RegistryProof.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.RegistryProof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RegistryProof position. */
            position: (number|Long);

            /** RegistryProof entry. */
            entry: Uint8Array;

            /** RegistryProof proof. */
            proof: string;

            /**
             * Encodes the specified RegistryProof message. Does not implicitly {@link huecry.v1.RegistryProof.verify|verify} messages.
             * @param message RegistryProof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.RegistryProof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RegistryProof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.RegistryProof & huecry.v1.RegistryProof.$Shape} RegistryProof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.RegistryProof & huecry.v1.RegistryProof.$Shape;

            /**
             * Creates a RegistryProof message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns RegistryProof
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.RegistryProof;

            /**
             * Creates a plain object from a RegistryProof message. Also converts values to other types if specified.
             * @param message RegistryProof
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.RegistryProof, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this RegistryProof to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace RegistryProof {

            /** Properties of a RegistryProof. */
            interface $Properties {

                /** RegistryProof position */
                position?: (number|Long|null);

                /** RegistryProof entry */
                entry?: (Uint8Array|null);

                /** RegistryProof proof */
                proof?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RegistryProof. */
            type $Shape = huecry.v1.RegistryProof.$Properties;
        }

        /**
         * Properties of a StatementRequest.
         * @deprecated Use huecry.v1.StatementRequest.$Properties instead.
         */
        interface IStatementRequest extends huecry.v1.StatementRequest.$Properties {
        }

        /** Represents a StatementRequest. */
        class StatementRequest {

            /**
             * Constructs a new StatementRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.StatementRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatementRequest statement. */
            statement: Uint8Array;

            /**
             * Encodes the specified StatementRequest message. Does not implicitly {@link huecry.v1.StatementRequest.verify|verify} messages.
             * @param message StatementRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.StatementRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatementRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.StatementRequest & huecry.v1.StatementRequest.$Shape} StatementRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.StatementRequest & huecry.v1.StatementRequest.$Shape;

            /**
             * Creates a StatementRequest message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StatementRequest
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.StatementRequest;

            /**
             * Creates a plain object from a StatementRequest message. Also converts values to other types if specified.
             * @param message StatementRequest
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.StatementRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StatementRequest to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace StatementRequest {

            /** Properties of a StatementRequest. */
            interface $Properties {

                /** StatementRequest statement */
                statement?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatementRequest. */
            type $Shape = huecry.v1.StatementRequest.$Properties;
        }

        /**
         * Properties of a StatementResponse.
         * @deprecated Use huecry.v1.StatementResponse.$Properties instead.
         */
        interface IStatementResponse extends huecry.v1.StatementResponse.$Properties {
        }

        /** Represents a StatementResponse. */
        class StatementResponse {

            /**
             * Constructs a new StatementResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: huecry.v1.StatementResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StatementResponse error. */
            error: string;

            /** StatementResponse reason. */
            reason: string;

            /** StatementResponse position. */
            position: (number|Long);

            /**
             * Encodes the specified StatementResponse message. Does not implicitly {@link huecry.v1.StatementResponse.verify|verify} messages.
             * @param message StatementResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: huecry.v1.StatementResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StatementResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {huecry.v1.StatementResponse & huecry.v1.StatementResponse.$Shape} StatementResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): huecry.v1.StatementResponse & huecry.v1.StatementResponse.$Shape;

            /**
             * Creates a StatementResponse message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns StatementResponse
             */
            static fromObject(object: { [k: string]: any }): huecry.v1.StatementResponse;

            /**
             * Creates a plain object from a StatementResponse message. Also converts values to other types if specified.
             * @param message StatementResponse
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: huecry.v1.StatementResponse, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this StatementResponse to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace StatementResponse {

            /** Properties of a StatementResponse. */
            interface $Properties {

                /** StatementResponse error */
                error?: (string|null);

                /** StatementResponse reason */
                reason?: (string|null);

                /** StatementResponse position */
                position?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StatementResponse. */
            type $Shape = huecry.v1.StatementResponse.$Properties;
        }
    }
}
